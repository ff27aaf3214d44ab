import { anchorsOf } from '../anchors.ts';
import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';

/** Anchors that every page has already: the main landmark, for 「本文へ」. */
const RESERVED = new Set(['main']);

/** No two things on a page answer to the same link. */
export function anchorsUnique(knowledge: Knowledge): Issue[] {
  return knowledge.entries.flatMap((entry) => {
    const anchors = anchorsOf(entry);
    const reserved = anchors.filter((anchor) => RESERVED.has(anchor)).map((anchor): Issue => ({
      file: entry.file, field: '', problem: `目印「${anchor}」は、どのページにもあるので使えません。`, mend: `別の名前にしてください。例: ${anchor}-1`,
    }));
    return [...reserved, ...[...new Set(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index))].map((anchor): Issue => ({
      file: entry.file, field: '', problem: `目印「${anchor}」が2つあります。`, mend: '片方の anchor を別の名前にしてください（公開していないほうを変えます）。',
    }))];
  });
}
