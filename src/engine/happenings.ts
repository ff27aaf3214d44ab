import type { Catalogue } from './catalogue.ts';
import { CONTINUES, type Columns } from './columns.ts';
import { holesOf } from './holes.ts';
import { repeatIn, TIMES_HOLE } from './repeats.ts';
import { plotsOf } from './selectors.ts';
import type { Sequence } from './sequence.ts';

/** One line that some story waits for. */
export interface Happening {
  readonly line: number;
  readonly message: number;
  readonly at: number;
  readonly clock: number;
  readonly values: Map<string, string>;
}

const NO_VALUES = new Map<string, string>();

/**
 * The happenings in the order in which they happened: by time on the wall clock, by position where there is none. What a
 * line says happened several times stands there as often, though no more than the stories count.
 */
export function happenings(text: string, columns: Columns, catalogue: Catalogue, { newestFirst, clock }: Sequence): Happening[] {
  const { messageOf, templates } = catalogue;
  const { waiting, asked, repeats, most } = plotsOf(catalogue);
  const found: Happening[] = [];
  const add = (happening: Happening, times: number): void => { for (let time = Math.min(times, most); time > 0; time -= 1) found.push(happening); };
  let last = Number.NaN;
  /** The happening of the line before, if it was one. */
  let before: Happening | null = null;
  for (let position = 0; position < columns.count; position += 1) {
    const line = newestFirst ? columns.count - 1 - position : position;
    const at = columns.at[line]!;
    if (!Number.isNaN(at)) last = at;
    const template = columns.template[line]!;
    if ((columns.flags[line]! & CONTINUES) !== 0) continue;
    const message = template < 0 ? -1 : messageOf[template]!;
    if (message >= 0 && repeats[message] === 1) {
      if (before !== null) add({ ...before, line, at: Number.isNaN(at) ? last : at, clock: clock[line]! }, timesOf(text, columns, catalogue, line));
      continue;
    }
    before = null;
    if (message < 0 || waiting[message] === null) continue;
    let values = NO_VALUES;
    const names = asked[message]!;
    if (names.size > 0 && templates[template]!.names.some((name) => names.has(name))) {
      values = new Map();
      for (const { name, from, to } of holesOf(text, columns, catalogue, line)) if (names.has(name)) values.set(name, text.slice(from, to).normalize('NFKC').trim().toLowerCase());
    }
    before = { line, message, at: Number.isNaN(at) ? last : at, clock: clock[line]!, values };
    add(before, timesOf(text, columns, catalogue, line));
  }
  const wall = found.filter(({ at, clock: of }) => of === 0 && !Number.isNaN(at));
  if (wall.every((happening, index) => index === 0 || wall[index - 1]!.at <= happening.at)) return found;
  // Blocks of a log pasted one under the other: the wall clock orders them; other clocks stay where they stand.
  const sorted = [...wall].sort((a, b) => a.at - b.at);
  let next = 0;
  return found.map((happening) => (happening.clock === 0 && !Number.isNaN(happening.at) ? sorted[next++]! : happening));
}

/** How often a line says that its message happened. */
function timesOf(text: string, columns: Columns, catalogue: Catalogue, line: number): number {
  const held = repeatIn(text, columns.from[line]!, columns.to[line]!);
  if (held !== null) return held.times;
  if (!catalogue.templates[columns.template[line]!]!.names.includes(TIMES_HOLE)) return 1;
  const hole = holesOf(text, columns, catalogue, line).find(({ name }) => name === TIMES_HOLE);
  const times = hole === undefined ? 1 : Number(text.slice(hole.from, hole.to).normalize('NFKC'));
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}
