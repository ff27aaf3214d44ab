import { describe, expect, test } from 'vitest';
import { compileCatalogue, type CatalogueSource } from '../../src/engine/catalogue.ts';
import { exportAnalysis, readLog, type Analysis } from '../../src/engine/index.ts';
import { repeatIn } from '../../src/engine/repeats.ts';
import { LATER, story } from './small-catalogue.ts';

const SOURCE: CatalogueSource = {
  version: 'test',
  families: [{ id: 'server', processes: ['sshd'], programs: [], formats: [{ id: 'server#log', header: '{at:time} {host:word} {process:word}[{pid:n}]: {message}', order: 'oldest-first' }, { id: 'server#plain', header: '{at:time} {host:word} {message}', order: 'oldest-first' }] }],
  messages: [
    { id: 'server/a#fail', family: 'server', templates: ['Failed for {user:word} from {ip:ip} port {n}', 'Failed for {user:word} from {ip:ip} [{times:n} times]'], level: 'noise', event: 'login/fail', when: [{ hole: 'ip', is: ['private'], level: 'sign' }] },
    { id: 'server/a#gone', family: 'server', templates: ['Gone {ip:ip} [preauth]'], level: 'noise' },
    { id: 'server/a#again', family: 'server', templates: ['last message repeated {times:n} times'], level: 'normal', event: 'log/repeat' },
  ],
  stories: [story({ type: 'count', of: [{ event: 'login/fail' }], atLeast: 3, by: ['ip'] })],
};
const catalogue = compileCatalogue(SOURCE);
const analyse = (...log: readonly string[]): Analysis => exportAnalysis(readLog(log.join('\n'), catalogue, { now: LATER }));
const HEAD = 'Dec 10 07:13:56 host sshd[24227]: ';
const FAIL = 'Failed for root from 203.0.113.71 port 42393';
const found = (...log: readonly string[]): readonly (readonly number[])[] => analyse(...log).findings.map(({ lines }) => lines);

describe('かっこの中に元の行がある行', () => {
  test.each([
    ['見出しつき', `${HEAD}message repeated 5 times: [ ${FAIL}]`],
    ['見出しなし', `message repeated 5 times: [ ${FAIL}]`],
    ['空白がない形', `${HEAD}message repeated 5 times: [${FAIL}]`],
    ['後ろに空白がある', `${HEAD}message repeated 5 times: [ ${FAIL}]  `],
  ])('%sでも、かっこの中を読む', (_, line) => {
    const [read] = analyse(line).lines;
    expect(read).toMatchObject({ message: 'server/a#fail', level: 'noise' });
    expect(read!.holes.map(({ from, to }) => line.slice(from, to))).toEqual(['root', '203.0.113.71', '42393']);
  });

  test('判定は、かっこの中のアドレスで決まる', () => {
    expect(analyse(`${HEAD}message repeated 2 times: [ Failed for root from 192.168.1.20 port 1]`).lines).toMatchObject([{ level: 'sign' }]);
  });

  test('かっこで終わる文も読む', () => {
    expect(analyse(`${HEAD}message repeated 2 times: [ Gone 203.0.113.71 [preauth]]`).lines).toMatchObject([{ message: 'server/a#gone' }]);
  });

  test('かっこの中を知らなければ、行の全部を知らない行として出す', () => {
    expect(analyse(`${HEAD}message repeated 2 times: [ something new]`)).toMatchObject({ lines: [{ message: null, level: 'unknown' }], unknown: [{ template: 'message repeated {n} times: [ something new]' }] });
  });

  test('同じ形の行を前に読んでいても、後に読んでも、答えが同じ', () => {
    const [wrapped, bare] = [`${HEAD}message repeated 5 times: [ ${FAIL}]`, `${HEAD}${FAIL}`];
    const texts = (lines: readonly string[]): readonly unknown[] => analyse(...lines).lines.map(({ message, level, from, holes }, line) => [message, level, holes.map((hole) => lines[line]!.slice(hole.from - from, hole.to - from))]);
    expect(texts([bare, wrapped, bare, wrapped])).toEqual(texts([wrapped, bare, wrapped, bare]));
  });

  test.each(['message repeated 5 times: []', 'message repeated many times: [ x]', 'message repeated 5 times: [ x', 'repeated 5 times: [ x]'])('%s は、そうではない', (line) => expect(repeatIn(line, 0, line.length)).toBeNull());
});

describe('まとめて書かれた回数', () => {
  test('かっこの行は、書かれた回数だけ数える', () => {
    expect(found(`${HEAD}message repeated 3 times: [ ${FAIL}]`)).toEqual([[1]]);
    expect(found(`${HEAD}message repeated 2 times: [ ${FAIL}]`)).toEqual([]);
    expect(found(`${HEAD}${FAIL}`, `${HEAD}message repeated 2 times: [ ${FAIL}]`)).toEqual([[1, 2]]);
  });

  test('すぐ前の行がくり返されたと書く行は、その行に足す', () => {
    expect(found(`${HEAD}${FAIL}`, 'Dec 10 07:13:58 host last message repeated 2 times')).toEqual([[1, 2]]);
    expect(found(`${HEAD}${FAIL}`, 'Dec 10 07:13:58 host last message repeated 1 times')).toEqual([]);
    expect(found(`${HEAD}${FAIL}`, 'Dec 10 07:13:57 host last message repeated 1 times', 'Dec 10 07:13:58 host last message repeated 1 times')).toEqual([[1, 2, 3]]);
  });

  test('新しい順のログでは、下の行に足す', () => {
    expect(found('Dec 10 07:13:58 host last message repeated 2 times', `${HEAD}${FAIL}`, 'Dec 10 07:13:50 host sshd[24227]: Gone 203.0.113.71 [preauth]')).toEqual([[1, 2]]);
  });

  test('間にほかの行があれば、足さない', () => {
    for (const other of ['Gone 203.0.113.71 [preauth]', 'something new']) expect(found(`${HEAD}${FAIL}`, `${HEAD}${other}`, 'Dec 10 07:13:58 host last message repeated 9 times')).toEqual([]);
  });

  test('前に何もなければ、数えない', () => expect(found('Dec 10 07:13:58 host last message repeated 9 times')).toEqual([]));

  test('行に回数の穴があれば、その回数だけ数える', () => {
    expect(found(`${HEAD}Failed for root from 203.0.113.71 [3 times]`)).toEqual([[1]]);
    expect(found(`${HEAD}Failed for root from 203.0.113.71 [2 times]`)).toEqual([]);
  });

  test('回数がどれだけ大きくても、終わる', () => {
    const log = Array.from({ length: 20_000 }, () => `${HEAD}message repeated 999999999 times: [ ${FAIL}]`);
    expect(found(...log)).toHaveLength(1);
  });
});
