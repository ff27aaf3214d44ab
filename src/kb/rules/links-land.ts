import { KINDS } from '../../schema/vocabulary.ts';
import { anchorsOf } from '../anchors.ts';
import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';
import { textsOf } from '../references.ts';

const LINK = /\]\((?<target>[^)\s]+)\)/g;
/** Pages that are not entries but may be linked. */
const FIXED = new Set(['/', '/search/', '/analyze/', '/ask/', '/triage/', '/n/', '/privacy/', ...Object.values(KINDS).map(({ folder }) => `/${folder}/`)]);

/** Every link in a body or in front matter text leads to a page and an anchor of this site, or to an https address. */
export function linksLand(knowledge: Knowledge): Issue[] {
  const pages = new Map<string, ReadonlySet<string>>();
  const glossary = new Set<string>();
  for (const entry of knowledge.entries) {
    if (entry.path.startsWith('/terms/#')) glossary.add(entry.id);
    else pages.set(entry.path, new Set(anchorsOf(entry)));
  }
  const unread = new Set([...knowledge.unread].map((name) => {
    const [kind, id] = name.split(' ') as [keyof typeof KINDS, string];
    return `/${KINDS[kind].folder}/${id}/`;
  }));
  const issues: Issue[] = [];
  for (const entry of knowledge.entries) {
    for (const { field, text } of [...textsOf(entry.data), { field: '本文', text: entry.body }]) {
      for (const { groups } of text.matchAll(LINK)) {
        const target = groups!['target']!;
        if (/^https:\/\//.test(target)) continue;
        const [path, hash] = target.split('#') as [string, string | undefined];
        const wrong = (problem: string, mend: string): void => void issues.push({ file: entry.file, field, problem, mend });
        if (!path.startsWith('/')) wrong(`リンク「${target}」の形が違います。`, 'サイトの中は「/causes/moved-to-ipoe/」のように / から書き、外は https:// から書いてください。');
        else if (!path.endsWith('/')) wrong(`リンク「${target}」の終わりに / がありません。`, `「${path}/${hash === undefined ? '' : `#${hash}`}」に直してください。`);
        else if (unread.has(path) || (path === '/terms/' && unread.has(`/terms/${hash}/`))) continue;
        else if (path === '/terms/' && hash !== undefined) {
          if (!glossary.has(hash)) wrong(`用語「${hash}」がありません。`, `content/terms/${hash}.mdx を作るか、リンクを直してください。`);
        } else if (!pages.has(path) && !FIXED.has(path)) wrong(`リンク先「${path}」がありません。`, 'content/ の下のファイル名を見て、IDを直してください。');
        else if (hash !== undefined && !(pages.get(path)?.has(hash) ?? false)) wrong(`リンク先「${path}」に目印「${hash}」がありません。`, 'そのページの anchor を見て直してください。');
      }
    }
  }
  return issues;
}
