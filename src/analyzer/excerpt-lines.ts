import { calmOf, type Finding, type Reading } from '../engine/index.ts';
import { commonOf } from './common.ts';
import { notableOf } from './notable.ts';
import { indexOfLine } from './rows.ts';

/** With what stands around them these fit where fifteen lines do. */
const MOST = 9;
const MOST_PROOFS = 6;
/** How many lines on either side tell what a line was part of. */
const AROUND = 2;

/**
 * Physical numbers of the lines to show to somebody else: what the answer speaks of (the proofs of the finding, the lines
 * worth noting, the ones that need no worry), then their neighbours. A short log goes as a whole.
 */
export function linesToShow(reading: Reading, finding: Finding | null): readonly number[] {
  const { columns } = reading;
  const numbers = (lines: Iterable<number>): number[] => [...lines].sort((a, b) => a - b).map((line) => columns.n[line]!);
  if (columns.count <= MOST) return numbers(Array.from({ length: columns.count }, (_, line) => line));
  const spoken = finding === null ? spokenOf(reading) : [...telling(reading, finding).slice(0, MOST_PROOFS), ...faultsBeside(reading)];
  const chosen = new Set(spoken.slice(0, MOST));
  for (let apart = 1; apart <= AROUND; apart += 1) {
    for (const line of spoken) for (const near of [line - apart, line + apart]) if (chosen.size < MOST && near >= 0 && near < columns.count) chosen.add(near);
  }
  return numbers(chosen);
}

/** The proving lines, the gravest first, in the order of the log among equals. */
function telling({ columns }: Reading, { lines }: Finding): readonly number[] {
  return [...lines].sort((a, b) => columns.level[a]! - columns.level[b]! || a - b);
}

function faultsBeside(reading: Reading): readonly number[] {
  const told = new Set(reading.findings.flatMap(({ lines, against }) => [...lines, ...against]));
  return notableOf(reading, told).filter(({ level }) => level === 'fault').slice(0, 2).map(({ n }) => indexOfLine(reading, n));
}

/** Without a finding: the lines worth noting, those that need no worry, else the first of what most lines say. */
function spokenOf(reading: Reading): readonly number[] {
  const notable = notableOf(reading, new Set()).slice(0, 5).map(({ n }) => indexOfLine(reading, n));
  const calm = calmOf(reading).slice(0, 3).flatMap(({ lines }) => lines.slice(0, 2));
  if (notable.length > 0 || calm.length > 0) return [...notable, ...calm];
  const common = commonOf(reading);
  const { columns, catalogue } = reading;
  const wanted = (line: number): boolean => common === null || catalogue.source.messages[catalogue.templates[columns.template[line]!]?.message ?? -1]?.id === common.message;
  for (let line = 0; line < columns.count; line += 1) if (wanted(line)) return [line];
  return [];
}

