import type { ToldLine } from './keep-question.ts';
import type { Row } from './protocol.ts';
import type { Words } from './words.ts';

const GRAVITY: readonly Row['level'][] = ['fault', 'sign', 'unknown', 'normal', 'noise'];
/** More is not listened to. */
const MOST = 2;

/**
 * What is said of the lines on the phone: their meanings, the most telling first. Proofs of the finding go before others,
 * the gravest before the rest; what is neither a proof nor a fault or a sign is not told. A meaning is told once, as of
 * the last line that has it. Never a word of the log itself.
 */
export function toldLines(rows: readonly Row[], proofs: ReadonlySet<number>, words: Pick<Words, 'messages'>): readonly ToldLine[] {
  const last = new Map<string, Row>();
  const isTold = ({ n, level }: Row): boolean => proofs.has(n) || level === 'fault' || level === 'sign';
  for (const row of rows) if (row.message !== null && words.messages[row.message] !== undefined && isTold(row)) last.set(row.message, row);
  const weight = ({ n, level }: Row): number => (proofs.size > 0 && !proofs.has(n) ? GRAVITY.length : 0) + GRAVITY.indexOf(level);
  return [...last].sort(([, a], [, b]) => weight(a) - weight(b) || a.n - b.n).slice(0, MOST).map(([message, row]) => ({ at: row.clock === 0 ? spokenTime(row.at) : '', title: words.messages[message]!.title }));
}

/** `2023-03-23T11:43:35` → 「3月23日11時43分」; empty for a time since the start of a device, which is none on a clock. */
export function spokenTime(at: string | null): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(at ?? '');
  if (found === null || Number(found[1]) < 2000) return '';
  return `${Number(found[2])}月${Number(found[3])}日${Number(found[4])}時${Number(found[5])}分`;
}
