import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';

/** Bodies are prose: no code, no heading of the first rank (the title is that), dates not in the future of `today`. */
export function bodiesPlain(knowledge: Knowledge, today: string): Issue[] {
  return knowledge.entries.flatMap((entry): Issue[] => {
    const issues: Issue[] = [];
    const prose = entry.body.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
    const add = (problem: string, mend: string): void => void issues.push({ file: entry.file, field: '本文', problem, mend });
    if (/^\s*(?:import|export)\s/m.test(prose)) add('import や export があります。', '本文には文章だけを書いてください。');
    if (/[{}]/.test(prose)) add('波かっこ { } があります。', 'ログの文は `…` で囲むか、項目の側に書いてください。');
    if (/<[^\s]/.test(prose)) add('「<」があります。', '記号の < は、`…` で囲むか、全角の＜にしてください。');
    if (/^# /m.test(prose)) add('「# 」の見出しがあります。', '題名は title に書きます。本文の見出しは「## 」から始めてください。');
    for (const field of ['checked'] as const) {
      if (entry.data[field] > today) issues.push({ file: entry.file, field, problem: `日付（${entry.data[field]}）が先の日になっています。`, mend: '内容を確かめた日を書いてください。' });
    }
    return issues;
  });
}
