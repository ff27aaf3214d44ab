import { zoneOf, type Columns } from './columns.ts';

/** Japan, in minutes east of UTC: what a line of a Japanese router means that says no zone. */
const HOME = 540;

/**
 * Puts lines of several zones on one clock face, in place: a server's UTC beside a router's Japanese time would set what
 * belongs together nine hours apart. A log of one zone, said or unsaid, keeps the face it was written in.
 * Answers the lines whose time was moved.
 */
export function sameZone(columns: Columns): readonly number[] {
  const { at, count, zones } = columns;
  if (zones.length === 0) return [];
  const said = new Set<number | undefined>();
  for (let line = 0; line < count; line += 1) if (!Number.isNaN(at[line]!)) said.add(zoneOf(columns, line));
  if (said.size < 2) return [];
  const moved: number[] = [];
  for (let line = 0; line < count; line += 1) {
    const zone = zoneOf(columns, line);
    if (zone === undefined || zone === HOME) continue;
    at[line] = at[line]! + (HOME - zone) * 60_000;
    moved.push(line);
  }
  return moved;
}
