import { KINDS, type Kind } from '../../schema/vocabulary.ts';
import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';
import { referencesOf } from '../references.ts';

/** The id of the same kind that a misspelt one was probably meant to be, by shared beginnings and letters. */
export function closest(id: string, among: readonly string[]): string | undefined {
  const score = (candidate: string): number => {
    const grams = new Set(Array.from({ length: Math.max(candidate.length - 1, 0) }, (_, at) => candidate.slice(at, at + 2)));
    let shared = 0;
    for (let at = 0; at + 2 <= id.length; at += 1) if (grams.has(id.slice(at, at + 2))) shared += 1;
    return (2 * shared) / (Math.max(id.length - 1, 1) + Math.max(candidate.length - 1, 1));
  };
  const best = among.map((candidate) => ({ candidate, score: score(candidate) })).sort((a, b) => b.score - a.score)[0];
  return best !== undefined && best.score >= 0.6 ? best.candidate : undefined;
}

/** Every id named in front matter is the id of an entry. */
export function referencesLand(knowledge: Knowledge): Issue[] {
  const messages = knowledge.of('message').flatMap((page) => page.data.messages.map((message) => `${page.id}#${message.anchor}`));
  const known = new Set(messages);
  const issues: Issue[] = [];
  for (const entry of knowledge.entries) {
    for (const { field, refersTo, id } of referencesOf(entry)) {
      if (refersTo === 'message-anchor') {
        if (known.has(id)) continue;
        const meant = closest(id, messages);
        issues.push({
          file: entry.file, field, problem: `ログの文「${id}」がありません。`,
          mend: meant === undefined ? `content/messages/${id.split('#')[0]}.mdx に anchor: ${id.split('#')[1]} の文を作るか、IDを直してください。` : `「${meant}」の書きまちがいなら直してください。`,
        });
        continue;
      }
      const kind = refersTo as Kind;
      if (knowledge.find(kind, id) !== undefined) continue;
      const meant = closest(id, knowledge.of(kind).map((other) => other.id));
      issues.push({
        file: entry.file, field, problem: `${KINDS[kind].label}「${id}」がありません。`,
        mend: meant === undefined
          ? `content/${KINDS[kind].folder}/${id}.mdx を作るか、IDを直してください。`
          : `「${meant}」の書きまちがいなら直してください。新しい項目なら content/${KINDS[kind].folder}/${id}.mdx を作ります。`,
      });
    }
  }
  for (const page of knowledge.of('message')) {
    const family = page.id.split('/')[0]!;
    if (knowledge.find('family', family) === undefined) {
      issues.push({ file: page.file, field: '', problem: `フォルダー名の機器・プログラム「${family}」がありません。`, mend: `content/families/${family}.mdx を作るか、フォルダー名を直してください。` });
    }
  }
  return issues;
}
