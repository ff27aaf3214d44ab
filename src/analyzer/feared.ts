import { classOf } from '../engine/address.ts';
import { holesOf, LEVEL_NAMES, type Reading } from '../engine/index.ts';

/** A message in words that frighten which may be ignored, with how often it stands in the log. */
export interface Feared {
  readonly message: string;
  readonly count: number;
  /** Physical number of the first of its lines. */
  readonly n: number;
}

/** Words that make a reader think of an attack. */
const FRIGHTENING = /attack|hijack|intru|spoof|flood|rebind|malware|virus|exploit|botnet|illegal|invader|\bdos\b|port ?scan|攻撃|侵入|不正|乗っ取|ウイルス|危険/i;
const MOST = 5;
const NOISE = LEVEL_NAMES.indexOf('noise');

/** Holes that hold who sent something, and addresses that are within the house. */
const SENDERS: ReadonlySet<string> = new Set(['src', 'from', 'ip', 'client']);
const IN_THE_HOUSE: ReadonlySet<string> = new Set(['private', 'linklocal', 'ula']);
/** So many lines of a message are looked at for their sender. */
const MOST_LOOKED_AT = 200;

/** The messages of lines that may be ignored and yet frighten, the most frequent first, without those that are told of elsewhere and those that something in the house sent. `told` are line indexes. */
export function fearedOf({ columns, catalogue, text }: Reading, told: ReadonlySet<number>): readonly Feared[] {
  /** By template: a long log has few of them. */
  const frightens = new Map<number, boolean>();
  const elsewhere = new Set<number>();
  const found = new Map<number, { count: number; n: number }>();
  for (let line = 0; line < columns.count; line += 1) {
    const index = columns.template[line]!;
    if (index < 0 || columns.level[line] !== NOISE) continue;
    let isFeared = frightens.get(index);
    if (isFeared === undefined) frightens.set(index, (isFeared = FRIGHTENING.test(catalogue.templates[index]!.pattern.source)));
    if (!isFeared) continue;
    const { message } = catalogue.templates[index]!;
    const seen = found.get(message) ?? { count: 0, n: columns.n[line]! };
    const isInside = (): boolean => holesOf(text, columns, catalogue, line).some(({ name, from, to }) => SENDERS.has(name) && IN_THE_HOUSE.has(classOf(text.slice(from, to)) ?? ''));
    if (told.has(line) || (seen.count < MOST_LOOKED_AT && isInside())) elsewhere.add(message);
    seen.count += 1;
    found.set(message, seen);
  }
  return [...found]
    .filter(([message]) => !elsewhere.has(message))
    .sort(([, a], [, b]) => b.count - a.count || a.n - b.n)
    .slice(0, MOST)
    .map(([message, { count, n }]) => ({ message: catalogue.source.messages[message]!.id, count, n }));
}
