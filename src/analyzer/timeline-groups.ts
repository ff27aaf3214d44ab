import type { Mark } from './timeline.ts';

/** Marks that stand together on the screen, and where: one for itself, or as many as a finger could not tell apart. */
export interface MarkGroup {
  readonly x: number;
  readonly marks: readonly Mark[];
}

const GRAVITY: readonly Mark['level'][] = ['fault', 'sign', 'normal', 'noise', 'unknown'];

/** Joins neighbours until no two groups stand closer than `apart`. Marks keep their order in time. */
export function grouped(marks: readonly Mark[], x: (at: number) => number, apart: number): readonly MarkGroup[] {
  const groups: MarkGroup[] = [];
  for (const mark of [...marks].sort((a, b) => a.at - b.at)) {
    let group: MarkGroup = { x: x(mark.at), marks: [mark] };
    for (let before = groups.at(-1); before !== undefined && group.x - before.x < apart; before = groups.at(-1)) {
      groups.pop();
      const joined = [...before.marks, ...group.marks];
      group = { x: (x(joined[0]!.at) + x(joined.at(-1)!.at)) / 2, marks: joined };
    }
    groups.push(group);
  }
  return groups;
}

/** The gravest mark of a group, of equals the first. */
export function gravest({ marks }: MarkGroup): Mark {
  return marks.reduce((worst, mark) => (GRAVITY.indexOf(mark.level) < GRAVITY.indexOf(worst.level) ? mark : worst));
}

/** How many lines a group stands for. */
export function linesOf({ marks }: MarkGroup): number {
  return marks.reduce((lines, { count }) => lines + count, 0);
}
