import { describe, expect, test } from 'vitest';
import { rhythmOf, rhythmWords, spanWords } from '../../src/analyzer/rhythm.ts';

const HOUR = 3_600_000;
const start = Date.UTC(2024, 4, 1);
const at = (...hours: readonly number[]): readonly number[] => hours.map((hour) => start + hour * HOUR);
const said = (...hours: readonly number[]): string => rhythmWords(rhythmOf(at(...hours))!);

describe('起きた間隔は', () => {
  test('ほぼ同じなら、その長さを言う', () => {
    expect(said(0, 2, 4.01, 6, 7.99, 10)).toBe('6回起きていて、間はどれも、ほぼ2時間です。');
    expect(said(10, 0, 6, 4, 2, 8)).toBe('6回起きていて、間はどれも、ほぼ2時間です。');
  });
  test('抜けた回があれば、いくつがそうかを言う', () => {
    expect(said(0, 3.5, 7, 10.5, 17.5, 21)).toBe('6回起きていて、間の5つのうち4つは、ほぼ3時間30分です。');
  });
  test('ばらばらなら、短いほうと長いほうを言う', () => {
    expect(said(0, 0.5, 5, 5.2, 21)).toBe('5回起きています。間は12分から15時間48分までで、決まった間隔は見えません。');
  });
  test('4回までなら、何も言わない', () => {
    expect(rhythmOf(at(0, 2, 4, 6))).toBeNull();
    expect(rhythmOf([...at(0, 2, 4, 6), Number.NaN])).toBeNull();
  });
  test('1分より近い行は、1回と数える', () => {
    expect(rhythmOf(at(0, 2, 4, 6).flatMap((one) => [one, one + 1000, one + 40_000]))).toBeNull();
  });
});

describe('起きた時間帯は', () => {
  test('3日以上のうち、夜に集まっていれば言う', () => {
    expect(said(20, 22.5, 24 + 21, 48 + 19.2, 72 + 23)).toMatch(/19時から24時の間に集まっています。$/);
    expect(said(23, 23.5, 24 + 24.9, 48 + 23.2, 72 + 24.5)).toMatch(/23時から翌1時の間に集まっています。$/);
  });
  test('1日だけの記録や、1日じゅう起きるものには言わない', () => {
    expect(rhythmOf(at(20, 20.5, 21, 21.5, 22))!.hours).toBeNull();
    expect(rhythmOf(at(1, 9, 17, 24 + 3, 24 + 13, 48 + 20, 48 + 6))!.hours).toBeNull();
  });
});

test('長さは、人が言うように言う', () => {
  expect([20_000, 5 * 60_000, HOUR, 3.5 * HOUR, 72 * HOUR].map(spanWords)).toEqual(['1分', '5分', '1時間', '3時間30分', '3日']);
});
