import { KINDS, type Kind } from '../../schema/vocabulary.ts';
import { closest } from '../closest.ts';
import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';
import { referencesOf } from '../references.ts';

/** Every id named in front matter is the id of an entry. */
export function referencesLand(knowledge: Knowledge): Issue[] {
  const messages = knowledge.of('message').flatMap((page) => page.data.messages.map((message) => `${page.id}#${message.anchor}`));
  const known = new Set(messages);
  const issues: Issue[] = [];
  for (const entry of knowledge.entries) {
    for (const { field, refersTo, id } of referencesOf(entry)) {
      if (refersTo === 'message-anchor') {
        if (known.has(id) || knowledge.unread.has(`message ${id.split('#')[0]!}`)) continue;
        const meant = closest(id, messages);
        issues.push({
          file: entry.file, field, problem: `ログの文「${id}」がありません。`,
          mend: meant === undefined ? `content/messages/${id.split('#')[0]}.mdx に anchor: ${id.split('#')[1]} の文を作るか、IDを直してください。` : `「${meant}」の書きまちがいなら直してください。`,
        });
        continue;
      }
      const kind = refersTo as Kind;
      if (knowledge.has(kind, id)) continue;
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
    if (!knowledge.has('family', family)) {
      issues.push({ file: page.file, field: '', problem: `フォルダー名の機器・プログラム「${family}」がありません。`, mend: `content/families/${family}.mdx を作るか、フォルダー名を直してください。` });
    }
  }
  return issues;
}
