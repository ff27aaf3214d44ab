import type { Reading } from '../engine/index.ts';
import { rhythmOf, type Rhythm } from './rhythm.ts';

/** What comes and goes: an event's subject (`wan.session/end`). When somebody guessed a password has no rule to look for. */
const COMES_AND_GOES = new Set(['wan.session', 'tunnel', 'ipv6', 'link', 'wifi', 'address', 'power']);

/** The rhythm of what proves a finding: of the fault or sign that most of its `lines` are, wherever it stands in the log. */
export function findingRhythm({ columns, order, catalogue }: Reading, lines: readonly number[]): Rhythm | null {
  const messageOf = (line: number): number => catalogue.templates[columns.template[line]!]?.message ?? -1;
  const counts = new Map<number, number>();
  for (const line of lines) {
    const message = messageOf(line);
    const source = catalogue.source.messages[message];
    if (source === undefined || (source.level !== 'fault' && source.level !== 'sign') || !COMES_AND_GOES.has(source.event?.split('/')[0] ?? '')) continue;
    counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (most === undefined) return null;
  const moments: number[] = [];
  for (let line = 0; line < columns.count; line += 1) if (order.clock[line] === 0 && messageOf(line) === most) moments.push(columns.at[line]!);
  return rhythmOf(moments);
}
