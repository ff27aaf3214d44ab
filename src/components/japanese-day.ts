import { UNDATED } from '../schema/parts.ts';

/** `2026-11-22` → `2026年11月22日`; a month or a year alone stays what it is (`2023-03` → `2023年3月`), and no date is said to be none. */
export function japaneseDay(day: string): string {
  if (day === UNDATED) return '時期不明（元の記録に書かれていません）';
  const units = ['年', '月', '日'];
  return day.split('-').map((part, index) => `${Number(part)}${units[index]}`).join('');
}

/** The year of a story's log lines that name none; for an undated story the year in which its source was seen. */
export function yearOf(day: string, seen: string): number {
  return Number((day === UNDATED ? seen : day).slice(0, 4));
}
