import type { Reading } from '../engine/index.ts';

/** The message that most lines are, and how many. */
export interface Common {
  readonly message: string;
  readonly count: number;
}

/** What most known lines say, of equals the one that came first; null where no message stands twice. */
export function commonOf({ columns, catalogue }: Reading): Common | null {
  const counts = new Map<number, number>();
  for (let line = 0; line < columns.count; line += 1) {
    const template = catalogue.templates[columns.template[line]!];
    if (template !== undefined) counts.set(template.message, (counts.get(template.message) ?? 0) + 1);
  }
  let common: Common | null = null;
  for (const [message, count] of counts) if (count > (common?.count ?? 1)) common = { message: catalogue.source.messages[message]!.id, count };
  return common;
}
