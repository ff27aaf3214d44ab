import { describe, expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));

/** Programs that a cause cannot be about, whatever goes wrong in them: a mobile modem knows no PPPoE, a VPN program no plug. */
const STRANGERS: Readonly<Record<string, readonly string[]>> = {
  'pppoe-no-answer': ['cable-modem', 'modem-manager/mobile', 'tailscale', 'strongswan', 'openvpn', 'wireguard', 'hostapd'],
  'pppoe-refused': ['cable-modem', 'strongswan', 'openvpn', 'wireguard', 'hostapd', 'sshd', 'dropbear', 'cisco-ios/system#mab-fail'],
  'link-flapping': ['tailscale', 'dnsmasq', 'dpinger', 'openvpn', 'wireguard', 'hostapd'],
  'overheating': ['dhcpcd', 'dnsmasq', 'tailscale', 'openvpn'],
  'login-guessing-from-outside': ['ftpd/connections#connection', 'hostapd', 'pppd'],
  'server-not-listening': ['miniupnpd', 'game-servers/players#mc-connect'],
};

describe('どの話も、関わりのないプログラムの行を取らない', () => {
  const samples = knowledge.of('message').flatMap((page) => page.data.messages.flatMap(({ anchor, templates }) => templates.flatMap(({ samples: lines }) => lines.map((line) => ({ id: `${page.id}#${anchor}`, line: line.seen ?? line.source! })))));

  test.each(Object.entries(STRANGERS))('%s', (cause, strangers) => {
    const theirs = samples.filter(({ id }) => strangers.some((name) => id === name || id.startsWith(`${name}/`) || id.startsWith(`${name}#`)));
    expect(theirs.length).toBeGreaterThan(1);
    const wrong = theirs.filter(({ line }) => exportAnalysis(readLog(Array.from({ length: 6 }, () => line).join('\n'), catalogue, { now: Date.UTC(2026, 10, 22) })).findings.some((finding) => finding.cause === cause));
    expect(wrong).toEqual([]);
  });
});

test('よそのプログラムの行の終わりを、途中で切れた文とは読まない', () => {
  const line = 'May  7 12:44:53 somed[1893]: some_call: connect(192.168.1.45:2869): Connection timed out';
  const { lines, findings } = exportAnalysis(readLog(line, catalogue, { now: Date.UTC(2026, 10, 22) }));
  expect(lines).toMatchObject([{ message: null, cut: false, level: 'unknown' }]);
  expect(findings).toEqual([]);
});
