import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';
import { UNWRITTEN } from '../skeleton.ts';
import { textsOf } from '../references.ts';

/** No field still holds the mark that a new entry is made with: what nobody has written yet is not published. */
export function nothingUnwritten(knowledge: Knowledge): Issue[] {
  return knowledge.entries.flatMap((entry) => [...textsOf(entry.data), { field: '本文', text: entry.body }]
    .filter(({ text }) => text.includes(UNWRITTEN))
    .map(({ field }) => ({ file: entry.file, field, problem: `まだ「${UNWRITTEN}」のままです。`, mend: 'その項目のことを書いてください。わからない項目は、消せるなら消します。' })));
}
