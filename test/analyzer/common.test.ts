import { expect, test } from 'vitest';
import { commonOf } from '../../src/analyzer/common.ts';
import { read } from './reading.ts';

test('いちばん多い文を数え、知らない行は数えない', () => {
  expect(commonOf(read('10:00:00 なぞ', '10:00:01 なぞ', '10:00:02 なぞ', '10:00:03 clock set', '10:00:04 login from 192.0.2.1', '10:00:05 login from 192.0.2.2'))).toEqual({ message: 'box/login#ok', count: 2 });
});

test('どの文も1度ずつなら、何も言わない', () => {
  expect(commonOf(read('10:00:00 clock set', '10:00:01 login from 192.0.2.1'))).toBe(null);
  expect(commonOf(read('10:00:00 なぞ'))).toBe(null);
});
