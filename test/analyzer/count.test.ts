import { expect, test } from 'vitest';
import { count } from '../../src/analyzer/count.ts';

test.each([0, 7, 999, 1000, 1318, 65_536, 200_000, 10_485_160, -1318])('数は、日本語の書き方で3けたずつ区切る（%i）', (number) => {
  expect(count(number)).toBe(number.toLocaleString('ja'));
});
