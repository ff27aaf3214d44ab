import type { Kind } from '../../schema/vocabulary.ts';
import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';
import { referencesOf } from '../references.ts';

/** Who must mention an entry of a kind, and what to say when nobody does. */
const MENTIONED_BY: Partial<Record<Kind, { readonly by: readonly Kind[]; readonly mend: string }>> = {
  cause: { by: ['symptom', 'message', 'case'], mend: '症状の causes か、ログの文の causes か、実例の cause に書いてください。' },
  check: { by: ['cause', 'symptom'], mend: '原因の checks か、症状の表に書いてください。' },
  fix: { by: ['cause', 'fix', 'case'], mend: '原因の workarounds か resolutions に書いてください。' },
};

/** No entry that a reader could never be led to: a cause nobody has, a check nobody asks, a fix nothing needs. */
export function nothingOrphaned(knowledge: Knowledge): Issue[] {
  // An entry that cannot be read may be the one that mentions the others.
  if (knowledge.unread.size > 0) return [];
  const mentioned = new Map<string, Set<Kind>>();
  for (const entry of knowledge.entries) {
    for (const { refersTo, id } of referencesOf(entry)) {
      if (refersTo === entry.kind && id === entry.id) continue;
      const key = `${refersTo} ${id}`;
      mentioned.set(key, (mentioned.get(key) ?? new Set()).add(entry.kind));
    }
  }
  return knowledge.entries.flatMap((entry): Issue[] => {
    const rule = MENTIONED_BY[entry.kind];
    if (rule === undefined) return [];
    const by = mentioned.get(`${entry.kind} ${entry.id}`);
    if (by !== undefined && rule.by.some((kind) => by.has(kind))) return [];
    return [{ file: entry.file, field: '', problem: 'どこからもたどれません。', mend: rule.mend }];
  });
}
