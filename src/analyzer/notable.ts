import { LEVEL_NAMES, type Reading } from '../engine/index.ts';

/** A message that says something is or may be wrong, with how often it stands in the log. */
export interface Notable {
  readonly message: string;
  readonly level: 'fault' | 'sign';
  readonly count: number;
  /** Physical number of the line that stands last in time. */
  readonly n: number;
}

const MOST = 8;

/** The messages of fault and sign lines that no finding speaks of: faults first, then the most frequent. `told` are line indexes. */
export function notableOf({ columns, catalogue, order }: Reading, told: ReadonlySet<number>): readonly Notable[] {
  const found = new Map<number, { message: number; level: 0 | 1; count: number; n: number }>();
  for (let position = 0; position < columns.count; position += 1) {
    const line = order.newestFirst ? columns.count - 1 - position : position;
    const level = columns.level[line]!;
    const template = catalogue.templates[columns.template[line]!];
    if (level > 1 || template === undefined || told.has(line)) continue;
    const key = template.message * 2 + level;
    const seen = found.get(key) ?? { message: template.message, level: level as 0 | 1, count: 0, n: 0 };
    seen.count += 1;
    seen.n = columns.n[line]!;
    found.set(key, seen);
  }
  return [...found.values()]
    .sort((a, b) => a.level - b.level || b.count - a.count || a.n - b.n)
    .slice(0, MOST)
    .map(({ message, level, count, n }) => ({ message: catalogue.source.messages[message]!.id, level: LEVEL_NAMES[level] as Notable['level'], count, n }));
}
