import type { Catalogue } from './catalogue.ts';
import type { Detection } from './detect.ts';

/**
 * Which of several equal templates a line is of: those of the family that the process names, that the device is or runs,
 * or that the lines around speak for. The first one is taken; more than one means that nothing tells them apart.
 * `format` is -1 for a line without header, `process` null where the header names none.
 */
export function mostLikely(ends: readonly number[], format: number, process: Uint16Array | null, catalogue: Catalogue, { weights }: Detection): number[] {
  const { templates, familyOf, processes, programs, formats } = catalogue;
  const family = (template: number): number => familyOf[templates[template]!.message]!;
  const named = process === null ? undefined : processes.get(String.fromCharCode(...process.subarray(0, 64)));
  const tests: ((template: number) => boolean)[] = [
    (template) => named?.includes(family(template)) ?? false,
    (template) => format >= 0 && formats[format]!.family === family(template),
    (template) => format >= 0 && programs[formats[format]!.family]!.has(family(template)),
  ];
  for (const test of tests) {
    const left = ends.filter(test);
    if (left.length > 0) return left;
  }
  const heaviest = Math.max(...ends.map((template) => weights[family(template)] ?? 0));
  return heaviest === 0 ? [...ends] : ends.filter((template) => (weights[family(template)] ?? 0) === heaviest);
}
