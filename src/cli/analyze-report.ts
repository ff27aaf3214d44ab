import { calmOf, groupUnknown, lineOf, type LineLevel, type Reading } from '../engine/index.ts';
import { readingText } from '../analyzer/note-words.ts';
import { withMarks } from '../analyzer/unseen.ts';
import { firstCheckOf, wordsAt } from '../analyzer/words.ts';
import type { Words } from '../kb/catalogue.ts';
import { CONFIDENCE_LABELS, LEVEL_LABELS, type Confidence } from '../schema/vocabulary.ts';

const STRENGTHS = { decisive: '確か', strong: 'かなり確か', weak: '弱い手がかり' } as const;
const STATES = { ongoing: '続いています', recurring: '今は戻っていますが、くり返しています', recovered: '直っています', unknown: '今の状態はわかりません' } as const;
/** So much of a line is shown. */
const MOST_SHOWN = 500;
const LEVEL_ORDER: readonly LineLevel[] = ['fault', 'sign', 'unknown', 'normal', 'noise'];

/** The reading in Japanese for a terminal: how it was read, findings, then lines by level with repeats counted, then coverage. */
export function analysisReport(reading: Reading, words: Words): string {
  const out: string[] = [];
  const { columns, text, catalogue } = reading;
  /** A terminal would do what control characters in a log say; a screen does not show a line of a thousand. */
  const shown = (part: string): string => withMarks(part.length > MOST_SHOWN ? `${part.slice(0, MOST_SHOWN)}…` : part);
  const lineText = (line: number): string => shown(text.slice(columns.from[line]!, Math.min(columns.to[line]!, columns.from[line]! + MOST_SHOWN + 1)));
  if (reading.families.length > 0) out.push(`ログの形: ${reading.families.map(({ id, share }) => `${words.families[id]?.title ?? id}（${Math.round(share * 100)}%）`).join('、')}`, '');
  if (reading.order.notes.length > 0) out.push(...reading.order.notes.map((note) => `※ ${readingText(note)}`), '');
  if (reading.findings.length === 0) out.push('行の並びからわかる原因は、見つかりませんでした。', '');
  for (const finding of reading.findings) {
    const cause = words.causes[finding.cause];
    out.push(`■ ${cause?.title ?? finding.cause}`, `  ${cause?.stories[finding.story]?.says ?? ''}`, `  確かさ: ${STRENGTHS[finding.strength]} / ${STATES[finding.state]} / 記事: ${finding.url}`);
    for (const line of finding.lines.slice(0, 10)) out.push(`  ${columns.n[line]}: ${lineText(line)}`);
    for (const line of finding.against.slice(0, 5)) out.push(`  合わない行 ${columns.n[line]}: ${lineText(line)}`);
    const first = cause === undefined ? undefined : firstCheckOf(cause, finding.story);
    if (first !== undefined) out.push(`  まず: ${first.title} — ${first.do}`);
    out.push('');
  }
  for (const { cause: id, id: calm, count, lines } of calmOf(reading)) {
    const cause = words.causes[id];
    const why = cause?.calms?.[calm];
    if (cause === undefined || why === undefined) continue;
    out.push(`□ 心配いりません: ${cause.title}（${count}行、${columns.n[lines[0]!]}行目から）`, `  ${why.why}`, `  どこから心配か: ${why.until}`, '');
  }
  const byMessage = new Map<string, { level: LineLevel; lines: number[] }>();
  for (let line = 0; line < columns.count; line += 1) {
    const template = columns.template[line]!;
    if (template < 0) continue;
    const { level } = lineOf(reading, line);
    const key = `${catalogue.source.messages[catalogue.templates[template]!.message]!.id} ${level}`;
    const group = byMessage.get(key) ?? { level, lines: [] };
    group.lines.push(line);
    byMessage.set(key, group);
  }
  for (const level of LEVEL_ORDER) {
    const groups = [...byMessage].filter(([, group]) => group.level === level).sort((a, b) => b[1].lines.length - a[1].lines.length);
    const unknown = level === 'unknown' ? groupUnknown(text, columns) : [];
    if (groups.length + unknown.length === 0) continue;
    out.push(`【${LEVEL_LABELS[level]}】`);
    for (const [key, { lines }] of groups) {
      const word = words.messages[key.split(' ')[0]!];
      out.push(`  ${word?.title ?? key}（${lines.length}行、${CONFIDENCE_LABELS[(word?.confidence ?? 'inferred') as Confidence]}）: ${word === undefined ? '' : wordsAt(word, level).meaning}`, `    ${columns.n[lines[0]!]}: ${lineText(lines[0]!)}`);
    }
    for (const { template, count, lines } of unknown.slice(0, 30)) out.push(`  ${count}行 ${columns.n[lines[0]!]}行目から: ${shown(template)}`);
  }
  out.push('', `${reading.coverage.total}行のうち${reading.coverage.known}行がわかりました。`);
  return out.join('\n');
}
