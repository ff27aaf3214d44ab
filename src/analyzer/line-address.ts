/** The physical lines that a fragment names (`#L12`, `#L12-L18`), first and last; null where it names none. */
export function linesOfAddress(fragment: string): readonly [number, number] | null {
  const range = /^#L(\d{1,9})(?:-L(\d{1,9}))?$/.exec(fragment);
  return range === null ? null : [Number(range[1]), Number(range[2] ?? range[1])];
}
