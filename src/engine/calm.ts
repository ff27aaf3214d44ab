import { judgedClassOf, type AddressClass } from './address.ts';
import type { Reading } from './analysis.ts';
import { LEVEL_NAMES, type Catalogue, type CalmSource } from './catalogue.ts';
import { CONTINUES, CUT, type Columns } from './columns.ts';
import { holesOf, valueIn } from './holes.ts';
import { selectorMaker, type Selector } from './selectors.ts';

/** Lines that look bad and are not: which reassurance takes them, how many, and some of them, in the order of the page. */
export interface Calm {
  readonly cause: string;
  readonly id: string;
  readonly count: number;
  readonly lines: readonly number[];
}

interface Calming {
  readonly source: CalmSource;
  readonly of: readonly Selector[];
  readonly unless: readonly Selector[];
}

interface Taker {
  readonly calming: Calming;
  readonly selector: Selector;
}

const MOST_LINES = 200;
const NORMAL = LEVEL_NAMES.indexOf('normal');
const NOISE = LEVEL_NAMES.indexOf('noise');
const SIGN = LEVEL_NAMES.indexOf('sign');
const IN_THE_HOUSE: ReadonlySet<AddressClass> = new Set(['private', 'linklocal', 'ula', 'loopback']);
const NO_VALUES: ReadonlyMap<string, string> = new Map();
const CALMINGS = new WeakMap<Catalogue, readonly Calming[]>();

/**
 * The lines that nobody need fear, by the reassurance that speaks of them, the most first. A line belongs to one only,
 * the one that asks most of it; one judged fault or sign, one that came from within the house, or one that a finding
 * speaks of, belongs to none. A cause that is found is nothing to be calm about.
 */
export function calmOf({ text, catalogue, columns, findings }: Reading): readonly Calm[] {
  const calmings = calmingsOf(catalogue);
  if (calmings.length === 0) return [];
  const told = new Set(findings.flatMap(({ lines, against }) => [...lines, ...against]));
  const { messageOf } = catalogue;
  const takers = new Map<number, readonly Taker[]>();
  const spoilers = new Map<number, readonly Taker[]>();
  const spoilt = new Set<Calming>();
  const found = new Map<Calming, { count: number; lines: number[] }>();
  for (let line = 0; line < columns.count; line += 1) {
    const template = columns.template[line]!;
    if (template < 0 || (columns.flags[line]! & (CONTINUES | CUT)) !== 0) continue;
    const level = columns.level[line]!;
    const message = messageOf[template]!;
    let values: ReadonlyMap<string, string> | null = null;
    const read = (): ReadonlyMap<string, string> => (values ??= valuesOf(text, columns, catalogue, line));
    for (const { calming, selector } of kept(spoilers, message, () => takersOf(calmings, message, 'unless'))) {
      if (!spoilt.has(calming) && fits(selector, read) && (level <= SIGN || comesFrom(calming, read()) === 'outside')) spoilt.add(calming);
    }
    if ((level !== NORMAL && level !== NOISE) || told.has(line)) continue;
    const taker = kept(takers, message, () => takersOf(calmings, message, 'of')).find(({ selector }) => fits(selector, read))?.calming;
    if (taker === undefined || (taker.source.sender.length > 0 && comesFrom(taker, read()) === 'house')) continue;
    const seen = found.get(taker) ?? { count: 0, lines: [] };
    seen.count += 1;
    if (seen.lines.length < MOST_LINES) seen.lines.push(line);
    found.set(taker, seen);
  }
  return [...found]
    .filter(([calming]) => !spoilt.has(calming) && findings.every(({ cause }) => cause !== calming.source.cause))
    .map(([{ source: { cause, id } }, { count, lines }]): Calm => ({ cause, id, count, lines }))
    .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1));
}

function calmingsOf(catalogue: Catalogue): readonly Calming[] {
  let calmings = CALMINGS.get(catalogue);
  if (calmings === undefined) {
    const ready = selectorMaker(catalogue);
    calmings = (catalogue.source.calms ?? []).map((source) => ({ source, of: source.of.map(ready), unless: source.unless.map(ready) }));
    CALMINGS.set(catalogue, calmings);
  }
  return calmings;
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Who asks for a message: selectors that also ask for values go before those that do not. */
function takersOf(calmings: readonly Calming[], message: number, which: 'of' | 'unless'): readonly Taker[] {
  return calmings
    .flatMap((calming) => calming[which].filter(({ takes }) => takes[message] === 1).map((selector) => ({ calming, selector })))
    .sort((a, b) => (b.selector.where?.length ?? 0) - (a.selector.where?.length ?? 0));
}

/** Where the sender of a line is, as far as its address tells. */
function comesFrom({ source: { sender } }: Calming, values: ReadonlyMap<string, string>): 'house' | 'outside' | 'unknown' {
  const classes = sender.flatMap((name) => judgedClassOf(values.get(name) ?? '') ?? []);
  return classes.some((kind) => IN_THE_HOUSE.has(kind)) ? 'house' : classes.length > 0 ? 'outside' : 'unknown';
}

/** Whether the values are those that a selector asks for. Reading them is left until one does. */
function fits({ where }: Selector, values: () => ReadonlyMap<string, string>): boolean {
  return where === null || where.every(([name, value]) => values().get(name) === value);
}

function valuesOf(text: string, columns: Columns, catalogue: Catalogue, line: number): ReadonlyMap<string, string> {
  const holes = holesOf(text, columns, catalogue, line);
  return holes.length === 0 ? NO_VALUES : new Map(holes.map(({ name, from, to }) => [name, valueIn(text, from, to).toLowerCase()]));
}
