import { describe, expect, test } from 'vitest';
import { calmOf, compileCatalogue, LEVEL_NAMES, readLog, type Reading } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { logsBelow, ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const source = catalogueSource(knowledge);
const catalogue = compileCatalogue(source);
const read = (text: string): Reading => readLog(text, catalogue, { now: Date.UTC(2026, 10, 22) });
const calms = (text: string): readonly string[] => calmOf(read(text)).map(({ cause, id, count }) => `${cause} ${id} ${count}`);
const healthy = new Map(logsBelow('healthy').map(({ name, text }) => [name, text]));

/** Lines that people asked about in fright, and what is to calm them. */
const FRIGHTENING: readonly (readonly [name: string, log: string, told: readonly string[]])[] = [
  ['NTTのセキュリティログ', healthy.get('know-rs500ki-2018.log') ?? '', ['background-scanning refused-outside 5']],
  ['NETGEARの「DoS攻撃」', healthy.get('know-netgear-2016.log') ?? '', ['late-replies-called-attack from-web-ports 3']],
  ['DFSで番号を移った行', 'phy1-ap0: DFS-NEW-CHANNEL freq=5180 chan=36 sec_chan=1', ['dfs-radar moved-channel 1']],
];

describe('こわく見えて心配のないログ', () => {
  test.each(FRIGHTENING)('%sには、心配いらないと言う', (_, log, told) => expect(calms(log)).toEqual(told));

  test('どの安心にも、それが出るログがある', () => {
    const told = new Set(FRIGHTENING.flatMap(([, , all]) => all.map((one) => one.replace(/ \d+$/, ''))));
    expect((source.calms ?? []).map(({ cause, id }) => `${cause} ${id}`).filter((calm) => !told.has(calm))).toEqual([]);
  });

  test.each([
    ['家の中から探っている', '[DoS Attack: RST Scan] from source: 192.168.1.14, port 443, Tuesday, February 16, 2016 17:39:12'],
    ['家の中からSSHを試している', 'sshd[1]: Invalid user ftp from 192.168.1.72 port 37220'],
    ['SSHの失敗のあとに、外から入れた', 'sshd[1]: Failed password for root from 203.0.113.71 port 42393 ssh2\nsshd[1]: Accepted password for root from 203.0.113.71 port 42394 ssh2'],
  ])('%sなら、心配いらないとは言わない', (_, log) => expect(calms(log)).toEqual([]));

  test.each([
    ['SSHの失敗だけ', 'sshd[1]: Failed password for root from 203.0.113.71 port 42393 ssh2'],
    ['ルーターのSSHの失敗だけ', "dropbear[25170]: Bad password attempt for 'root' from 203.0.113.174:44568"],
  ])('%sでも、外に開いた入口なら、心配いらないとは言わない', (_, log) => {
    expect(calms(log)).toEqual([]);
    expect(read(log).findings.map(({ cause }) => cause)).toEqual(['login-guessing-from-outside']);
  });

  test.each(FRIGHTENING)('%sも、外から入れた行といっしょなら、心配いらないとは言わない', (_, log) => {
    for (const address of ['203.0.113.71', '45.33.32.156']) {
      expect(calms(`${log}\nsshd[1]: Accepted password for root from ${address} port 42394 ssh2`)).toEqual([]);
      expect(calms(`${log}\nLogin succeeded for HTTP: ${address} admin`)).toEqual([]);
    }
  });

  test('どのログでも、故障の行や手がかりの行には言わない', () => {
    const logs = [...logsBelow('healthy'), ...logsBelow('faults')];
    expect(logs.length).toBeGreaterThan(100);
    const wrong = logs.flatMap(({ name, text }) => {
      const reading = read(text);
      return calmOf(reading).flatMap(({ cause, lines }) => lines.filter((line) => !['normal', 'noise'].includes(LEVEL_NAMES[reading.columns.level[line]!]!)).map((line) => `${name}: ${cause} ${line}`));
    });
    expect(wrong).toEqual([]);
  });
});
