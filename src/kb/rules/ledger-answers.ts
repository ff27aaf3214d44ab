import { publishedPages } from '../anchors.ts';
import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';

const FILE = 'content/ledger.json';

/** Everything ever published still answers, and everything that is published is in the ledger. */
export function ledgerAnswers(knowledge: Knowledge): Issue[] {
  // An entry that cannot be read has not gone away.
  if (knowledge.unread.size > 0) return [];
  const issues: Issue[] = [];
  const published = publishedPages(knowledge.entries);
  const moved = new Map(knowledge.entries.flatMap((entry) => entry.data.formerly.map((path) => [path, entry] as const)));
  for (const [path, { anchors }] of Object.entries(knowledge.ledger.pages)) {
    const answers = published.get(path) ?? (moved.has(path) ? publishedPages([moved.get(path)!]).values().next().value : undefined);
    if (answers === undefined) {
      issues.push({ file: FILE, field: path, problem: '公開したページがなくなっています。', mend: `項目を戻すか、移した先の項目の formerly に「${path}」を書いてください。` });
      continue;
    }
    for (const anchor of anchors) {
      if (!answers.includes(anchor)) issues.push({ file: FILE, field: `${path}#${anchor}`, problem: '公開した目印がなくなっています。', mend: `そのページに anchor: ${anchor} を戻してください。公開した目印は変えません。` });
    }
  }
  for (const entry of knowledge.entries) {
    const listed = knowledge.ledger.pages[entry.path];
    const missing = (published.get(entry.path) ?? []).filter((anchor) => !(listed?.anchors.includes(anchor) ?? false));
    if (listed === undefined) issues.push({ file: entry.file, field: '', problem: '台帳に番号がありません。', mend: '「npm run ledger」を実行して、content/ledger.json もいっしょに保存してください。' });
    else if (missing.length > 0) issues.push({ file: entry.file, field: '', problem: `台帳にない目印があります（${missing.join('、')}）。`, mend: '「npm run ledger」を実行して、content/ledger.json もいっしょに保存してください。' });
  }
  return issues;
}
