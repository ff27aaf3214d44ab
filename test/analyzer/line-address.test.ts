import { expect, test } from 'vitest';
import { linesOfAddress } from '../../src/analyzer/line-address.ts';

test('アドレスが指す行は、1行でも範囲でも読み、ほかの印は行と読まない', () => {
  expect(linesOfAddress('#L12')).toEqual([12, 12]);
  expect(linesOfAddress('#L12-L18')).toEqual([12, 18]);
  expect(['', '#L', '#Lx', '#share-title', '#L1-2', '#v1=abc'].map(linesOfAddress)).toEqual(Array.from({ length: 6 }, () => null));
});
