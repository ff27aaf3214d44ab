import { expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const catalogue = compileCatalogue(catalogueSource(await loadKnowledge(ROOT)));
const findings = (lines: readonly string[]) => exportAnalysis(readLog(lines.join('\n'), catalogue, { now: Date.UTC(2026, 10, 23) })).findings;

/** Posted (pastebin rSDmm7b1), addresses of hardware changed: the router tries DHCP, then PPPoE, and PPPoE answers. */
const POSTED = [
  '2017-08-26 11:42:27 [5] DHCPC: Recv no OFFER, DHCP Service unavailable',
  '2017-08-26 11:42:24 [3] PPP: ppp1 Timeout waiting for PADO packets',
  '2017-08-26 11:42:45 [6] PPP: ppp1 sent [PADI Host-Uniq(0x0000476f)]',
  '2017-08-26 11:42:50 [6] PPP: ppp1 rcvd [PADO PeerMac(00-00-5e-00-53-17)]',
  '2017-08-26 11:42:50 [6] PPP: ppp1 sent [PADR Host-Uniq(0x0000476f)]',
  '2017-08-26 11:42:50 [6] PPP: ppp1 rcvd [PADS SessionID(0x0012)]',
];

test('PPPoEの相手がすぐあとに答えたら、答えがないとは言わない', () => {
  expect(findings(POSTED).filter(({ cause }) => cause === 'pppoe-no-answer')).toEqual([]);
  expect(findings(POSTED.slice(0, 3)).find(({ cause }) => cause === 'pppoe-no-answer')).toMatchObject({ state: 'ongoing' });
});

test('PPPoEの相手が1時間あとに答えたら、続いているとは言わない', () => {
  expect(findings([POSTED[1]!, POSTED[3]!.replace('11:42:50', '12:42:50')]).find(({ cause }) => cause === 'pppoe-no-answer')).toMatchObject({ state: 'recovered' });
});

test('PPPoEの相手が答えた行は、DHCPの答えがないという話に合わない行として出す', () => {
  expect(findings(POSTED).find(({ cause }) => cause === 'wan-dhcp-no-answer')).toMatchObject({ lines: [1], against: [4, 6] });
});
