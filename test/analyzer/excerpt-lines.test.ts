import { describe, expect, test } from 'vitest';
import { linesToShow } from '../../src/analyzer/excerpt-lines.ts';
import { namesInSlices } from '../../src/analyzer/known-names.ts';
import { compileCatalogue, readLog, type Reading } from '../../src/engine/index.ts';
import { catalogue, LATER, story } from '../engine/small-catalogue.ts';
import { CATALOGUE, read } from './reading.ts';

const quiet = (many: number, from = 0): readonly string[] => Array.from({ length: many }, (_, index) => `10:00:${String(from + index).padStart(2, '0')} clock set`);

describe('はじめに選ぶ行は', () => {
  test('短いログなら、全部', () => {
    expect(linesToShow(read(...quiet(3), '10:00:04 session a is down', '10:00:05 mystery'), null)).toEqual([1, 2, 3, 4, 5]);
  });

  test('長いログなら、気をつけて見る行と、そのまわり', () => {
    const reading = read(...quiet(20), '10:00:30 session a is down', ...quiet(20, 31));
    expect(linesToShow(reading, null)).toEqual([19, 20, 21, 22, 23]);
  });

  test('原因があれば、その証拠の行と、そのまわり', () => {
    const lines = [...Array.from({ length: 12 }, (_, index) => `2023/03/23 11:00:${index + 10} session begin[main]`), '2023/03/23 11:43:33 session end[main]', ...Array.from({ length: 12 }, (_, index) => `2023/03/23 11:50:${index + 10} something else`)];
    const reading = readLog(lines.join('\n'), catalogue(story({ type: 'single', of: [{ message: 'gateway/s#end' }] })), { now: LATER });
    expect(reading.findings).toHaveLength(1);
    expect(linesToShow(reading, reading.findings[0]!)).toEqual([11, 12, 13, 14, 15]);
  });

  test('何もなければ、いちばん多い文の行から', () => {
    expect(linesToShow(read(...quiet(20)), null)).toEqual([1, 2, 3]);
  });
});

describe('ログの形からわかる名前は', () => {
  const withLogin = (...lines: readonly string[]): Reading => readLog(lines.map((line) => `2024/05/01 10:00:00 ${line}`).join('\n'), compileCatalogue({ ...CATALOGUE, messages: [
    ...CATALOGUE.messages,
    { id: 'box/login#user', family: 'box', templates: ['operator {user:word} came in'], level: 'sign' },
    { id: 'box/dns#host', family: 'box', templates: ['asking {host:word} now'], level: 'noise' },
  ] }), { now: Date.UTC(2024, 5, 1) });

  test('利用者や自分の機器のところにある語で、外のサーバーの名前は入れない', async () => {
    const names = await namesInSlices(withLogin('operator hanako.yamada came in', 'operator hanako.yamada came in', 'asking ntp.example.net now', 'asking hanakopc now', 'taro wlan package ready'), 30);
    expect(names).toEqual([{ kind: 'id', word: 'hanako.yamada' }, { kind: 'host', word: 'hanakopc' }]);
  });
});
