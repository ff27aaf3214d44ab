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

/** The line six times, ten minutes apart: a story that counts must not hold these for one happening. */
function sixTimes(line: string): string {
  return Array.from({ length: 6 }, (_, index) => `2026-11-21 10:${index}0:00 ${line}`).join('\n');
}

describe('どの話も、関わりのないプログラムの行を取らない', () => {
  const samples = knowledge.of('message').flatMap((page) => page.data.messages.flatMap(({ anchor, templates }) => templates.flatMap(({ samples: lines }) => lines.map((line) => ({ id: `${page.id}#${anchor}`, line: line.seen ?? line.source! })))));

  test.each(Object.entries(STRANGERS))('%s', (cause, strangers) => {
    const theirs = samples.filter(({ id }) => strangers.some((name) => id === name || id.startsWith(`${name}/`) || id.startsWith(`${name}#`)));
    expect(theirs.length).toBeGreaterThan(1);
    const wrong = theirs.filter(({ line }) => exportAnalysis(readLog(sixTimes(line), catalogue, { now: Date.UTC(2026, 10, 22) })).findings.some((finding) => finding.cause === cause));
    expect(wrong).toEqual([]);
  });
});

test('よそのプログラムの行の終わりを、途中で切れた文とは読まない', () => {
  const line = 'May  7 12:44:53 somed[1893]: some_call: connect(192.168.1.45:2869): Connection timed out';
  const { lines, findings } = exportAnalysis(readLog(line, catalogue, { now: Date.UTC(2026, 10, 22) }));
  expect(lines).toMatchObject([{ message: null, cut: false, level: 'unknown' }]);
  expect(findings).toEqual([]);
});

describe('1回の出来事を何行にも書くログを、くり返しとは読まない', () => {
  const ONCE: Readonly<Record<string, readonly string[]>> = {
    'pppdとnetifdが書いた1回の切断': [
      'Thu Jun  1 23:56:45 2023 daemon.info pppd[10446]: LCP terminated by peer',
      'Thu Jun  1 23:56:45 2023 daemon.info pppd[10446]: Connect time 300.4 minutes.',
      'Thu Jun  1 23:56:48 2023 daemon.notice pppd[10446]: Connection terminated.',
      'Thu Jun  1 23:56:48 2023 daemon.notice pppd[10446]: Modem hangup',
      'Thu Jun  1 23:56:48 2023 daemon.info pppd[10446]: Exit.',
      'Thu Jun  1 23:56:59 2023 daemon.info pppd[10447]: CHAP authentication succeeded',
      'Thu Jun  1 23:56:59 2023 daemon.notice pppd[10447]: local  IP address 203.0.113.57',
    ],
    'カーネルとnetifdが書いた1回のリンク切れ': [
      'Tue Jun  6 21:26:03 2017 kern.info kernel: [  197.194786] eth0: link down',
      "Tue Jun  6 21:26:03 2017 daemon.notice netifd: Network device 'eth0' link is down",
      "Tue Jun  6 21:26:03 2017 daemon.notice netifd: Interface 'wan' has link connectivity loss",
      "Tue Jun  6 21:26:03 2017 daemon.notice netifd: Interface 'wan6' has link connectivity loss",
      'Tue Jun  6 21:26:09 2017 kern.info kernel: [  203.194786] eth0: link up',
      "Tue Jun  6 21:26:09 2017 daemon.notice netifd: Network device 'eth0' link is up",
    ],
    'ASUSの1回の起動': [
      'May  5 14:05:05 syslogd started: BusyBox v1.25.1',
      'May  5 14:05:05 kernel: klogd started: BusyBox v1.25.1 (2022-11-27 23:11:22 UTC)',
      'May  5 14:05:05 kernel: Linux version 4.1.52 (build@example.com) (gcc version 5.3.0 (Buildroot 2016.02) ) #2 SMP PREEMPT Mon Mar 11 14:57:51 CST 2024',
      'May  5 14:05:06 kernel: brcmboard registered',
      'May  5 14:05:10 wlceventd: main(961): wlceventd Start...',
    ],
  };

  test.each(Object.entries(ONCE))('%s', (_, log) => {
    const { findings, lines } = exportAnalysis(readLog(log.join('\n'), catalogue, { now: Date.UTC(2026, 10, 22) }));
    expect(lines.filter(({ message }) => message === null)).toEqual([]);
    expect(findings.map(({ cause }) => cause).filter((cause) => ['line-unstable', 'link-flapping', 'overheating'].includes(cause))).toEqual([]);
  });
});
