import { expect, test } from 'vitest';
import { notableOf } from '../../src/analyzer/notable.ts';
import { read } from './reading.ts';

const reading = read('10:00:00 login from 192.0.2.1', '10:00:01 login from 192.0.2.2', '10:00:02 session main is down', '10:00:03 session main is up', '10:00:04 clock set', '10:00:05 なぞ');

test('気をつけて見る行は、故障を先に、文ごとに数え、正常なものを挙げない', () => {
  expect(notableOf(reading, new Set())).toEqual([
    { message: 'box/session#down', level: 'fault', count: 1, n: 3 },
    { message: 'box/login#ok', level: 'sign', count: 2, n: 2 },
  ]);
});

test('原因の証拠になった行は、くり返して挙げない', () => {
  expect(notableOf(reading, new Set([2])).map(({ message }) => message)).toEqual(['box/login#ok']);
});
