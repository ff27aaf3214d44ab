import { describe, expect, test } from 'vitest';
import { groupUnknown, readLog } from '../../src/engine/index.ts';
import { catalogue, LATER } from './small-catalogue.ts';

function groups(...lines: readonly string[]): readonly (readonly [number, string])[] {
  const reading = readLog(lines.join('\n'), catalogue(), { now: LATER });
  return groupUnknown(reading.text, reading.columns).map(({ count, template }) => [count, template] as const);
}

describe('未収録の行をまとめる', () => {
  test('UUIDは、数字が多くても少なくても、1つの穴にする', () => {
    expect(groups('svc 123e4567-e89b-12d3-a456-426614174000 in', 'svc 00112233-4455-6677-8899-aabbccddeeff in', 'svc deadbeef-dead-beef-dead-beefdeadbeef in', 'svc 123e4567-e89b-12d3-a456-42661417400 in')[0]).toEqual([3, 'svc {word} in']);
  });

  test('16進数は、数字だけでも、英字だけでも、同じ行にまとめる', () => {
    expect(groups('ptr 0x7f00abcd freed', 'ptr deadbeef freed', 'ptr 12345678 freed')).toEqual([[3, 'ptr {hex} freed']]);
    expect(groups('ptr 12345678 freed', 'ptr 87654321 freed')).toEqual([[2, 'ptr {n} freed']]);
  });

  test('英字だけの短い語は、16進数と見ない', () => {
    expect(groups('face added', 'decade added')).toEqual([[1, 'face added'], [1, 'decade added']]);
  });

  test('言っていることが違う行は、まとめない', () => {
    expect(groups('link eth0 up', 'link eth1 down', 'auth success for alice', 'auth failure for alice', '接続しました: 1', '切断しました: 2').every(([count]) => count === 1)).toBe(true);
  });
});
