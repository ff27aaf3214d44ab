/** `2026-11-22` → `2026年11月22日`; a month or a year alone stays what it is (`2023-03` → `2023年3月`). */
export function japaneseDay(day: string): string {
  const units = ['年', '月', '日'];
  return day.split('-').map((part, index) => `${Number(part)}${units[index]}`).join('');
}
