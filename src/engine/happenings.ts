import type { Catalogue } from './catalogue.ts';
import { CONTINUES, type Columns } from './columns.ts';
import { holesOf, valueIn } from './holes.ts';
import { TIMES_HOLE } from './repeats.ts';
import { plotsOf, TIMES, VALUES } from './selectors.ts';
import type { Sequence } from './sequence.ts';

/** One line that some story waits for. */
export interface Happening {
  readonly line: number;
  readonly message: number;
  /** When it happened: as its line says, else as the line before that says it; NaN where none does. */
  readonly at: number;
  /** Whether its own line says when. */
  readonly isTimed: boolean;
  /** Index of the family whose device wrote the line, as far as its sentence tells; -1 where it does not. */
  readonly device: number;
  readonly clock: number;
  readonly values: ReadonlyMap<string, string>;
}

const NO_VALUES: ReadonlyMap<string, string> = new Map<string, string>();

/**
 * The happenings in the order in which they happened: by time on the wall clock, by position where there is none. What a
 * line says happened several times stands there as often, though no more than the stories count.
 */
export function happenings(text: string, columns: Columns, catalogue: Catalogue, { newestFirst, clock }: Sequence): Happening[] {
  const { messageOf, deviceOf } = catalogue;
  const { waiting, asked, asks, repeats, most } = plotsOf(catalogue);
  const { count, at, uptime, template: templates, flags, repeats: said } = columns;
  const found: Happening[] = [];
  let last = Number.NaN;
  let latest = Number.NEGATIVE_INFINITY;
  let isInOrder = true;
  /** The happening of the line before, if it was one. */
  let before = null as Happening | null;
  for (let position = 0; position < count; position += 1) {
    const line = newestFirst ? count - 1 - position : position;
    const time = uptime === null || Number.isNaN(uptime[line]!) ? at[line]! : uptime[line]!;
    if (!Number.isNaN(time)) last = time;
    const template = templates[line]!;
    if ((flags[line]! & CONTINUES) !== 0) continue;
    const message = template < 0 ? -1 : messageOf[template]!;
    if (message >= 0 && repeats[message] === 1) {
      if (before === null) continue;
      before = { line, message: before.message, at: last, isTimed: !Number.isNaN(time), device: before.device, clock: clock[line]!, values: before.values };
    } else if (message >= 0 && waiting[message] !== null) {
      before = { line, message, at: last, isTimed: !Number.isNaN(time), device: columns.candidates.has(line) ? -1 : deviceOf[message]!, clock: clock[line]!, values: (asks[template]! & VALUES) === 0 ? NO_VALUES : valuesOf(text, columns, catalogue, line, asked[message]!) };
    } else {
      before = null;
      continue;
    }
    if (before.clock === 0) {
      if (last < latest) isInOrder = false;
      else if (!Number.isNaN(last)) latest = last;
    }
    const times = said.get(line) ?? ((asks[template]! & TIMES) === 0 ? 1 : timesOf(text, columns, catalogue, line));
    for (let again = Math.min(times, most); again > 0; again -= 1) found.push(before);
  }
  if (isInOrder) return found;
  // Blocks of a log pasted one under the other: the wall clock orders them; other clocks stay where they stand.
  const sorted = found.filter(({ at, clock: of }) => of === 0 && !Number.isNaN(at)).sort((a, b) => a.at - b.at);
  let next = 0;
  return found.map((happening) => (happening.clock === 0 && !Number.isNaN(happening.at) ? sorted[next++]! : happening));
}

/** What the holes of these names took. */
function valuesOf(text: string, columns: Columns, catalogue: Catalogue, line: number, names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, from, to } of holesOf(text, columns, catalogue, line)) if (names.has(name)) values.set(name, valueIn(text, from, to).toLowerCase());
  return values;
}

/** How often a line says in a hole that its message happened. */
function timesOf(text: string, columns: Columns, catalogue: Catalogue, line: number): number {
  const hole = holesOf(text, columns, catalogue, line).find(({ name }) => name === TIMES_HOLE);
  const times = hole === undefined ? 1 : Number(valueIn(text, hole.from, hole.to));
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}
