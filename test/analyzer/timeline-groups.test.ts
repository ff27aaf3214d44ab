import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mark } from '../../src/analyzer/timeline.ts';
import { gravest, grouped, linesOf } from '../../src/analyzer/timeline-groups.ts';

const mark = (at: number, level: Mark['level'] = 'normal', count = 1): Mark => ({ at, n: at + 1, level, message: 'm', count });
const x = (at: number): number => at;

test('指で押し分けられない印は、1つにまとめ、数と、いちばん重いものを言う', () => {
  const groups = grouped([mark(0), mark(10, 'fault'), mark(20, 'sign', 3), mark(100)], x, 44);
  expect(groups.map((group) => [group.x, linesOf(group), gravest(group).level])).toEqual([[10, 5, 'fault'], [100, 1, 'normal']]);
});

test('まとめた印は、どれも指1本ぶん離れ、1つも失われない', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 320 }), { maxLength: 60 }), (places) => {
    const groups = grouped(places.map((at) => mark(at)), x, 44);
    expect(groups.flatMap(({ marks }) => marks.map(({ at }) => at))).toEqual([...places].sort((a, b) => a - b));
    for (const [index, group] of groups.slice(1).entries()) expect(group.x - groups[index]!.x).toBeGreaterThanOrEqual(44);
  }));
});
