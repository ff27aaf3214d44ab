import { expect, test } from 'vitest';
import { findingRhythm } from '../../src/analyzer/finding-rhythm.ts';
import { read } from './reading.ts';

const log = [2, 4, 6, 8, 10].flatMap((hour) => [`${String(hour).padStart(2, '0')}:00:00 session main is down`, `${String(hour).padStart(2, '0')}:00:20 session main is up`]);

test('証拠の行と同じ文が、ログのどこにあっても数える', () => {
  expect(findingRhythm(read(...log), [0, 2])).toMatchObject({ times: 5, every: { gap: 2 * 3_600_000, gaps: 4 } });
});

test('新しい行が上のログでも同じ', () => {
  expect(findingRhythm(read(...[...log].reverse()), [1])).toMatchObject({ times: 5, every: { gap: 2 * 3_600_000, gaps: 4 } });
});

test('正常な行と、ログインの行の間隔は言わない', () => {
  expect(findingRhythm(read(...log), [1, 3])).toBeNull();
  const logins = [1, 2, 3, 4, 5, 6].map((hour) => `0${hour}:00:00 login from 192.0.2.1`);
  expect(findingRhythm(read(...logins), [0, 1, 2])).toBeNull();
});
