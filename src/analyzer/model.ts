/** How makers write the names of their routers, each as a whole word. */
const MODELS: readonly string[] = [
  '(?:RTX|NVR|FWX|SRT|WLX)\\d{3,4}[a-z]?', 'RT\\d{2,3}[ei]', // Yamaha
  '(?:PR|RT|RV|RS|RX|XG)-(?:[AS])?\\d{2,3}[A-Z]{1,3}\\d?', // NTT
  'W(?:SR|XR|HR|ZR|TR|EX|MR|APM|APS)-\\w{2,12}(?:[-/]\\w{1,6}){0,2}', 'B[HB]R-\\w{3,8}', // Buffalo
  '(?:Aterm )?(?:WG|WX|WR|WF)\\d{3,5}[A-Z]{1,3}\\d?', 'IX\\d{4}', // NEC
  'RT-[A-Z]{1,3}\\d{2,4}[A-Z]{0,2}', '(?:GT|TUF)-[A-Z]{2}\\d{3,5}[A-Z]?', // ASUS
  'Archer [A-Z]{1,2}\\d{1,4}', 'Deco [A-Z]{1,2}\\d{1,3}', // TP-Link
  'WN-[A-Z0-9]{3,12}', 'WRC-[A-Z0-9]{3,12}(?:-[A-Z]{1,3})?', 'CG-[A-Z0-9]{5,12}', // IO-DATA, ELECOM, corega
  'FortiGate-\\d{2,4}[A-Z]{1,2}', 'SRX\\d{3,4}', 'F(?:60|70|71|200|220|221|225)', 'AR\\d{3,4}S(?:-\\w{1,4})?', 'EdgeRouter \\w{1,4}',
];
const MODEL = new RegExp(`(?:^|[^\\w-])(${MODELS.join('|')})(?![\\w-])`, 'g');
/** UTF-16 units in which it is looked for. */
const MOST_SEARCHED = 200_000;

/** The model that a log names, the one it names most often; empty where it names none. */
export function modelIn(text: string): string {
  const counts = new Map<string, number>();
  for (const [, model] of text.slice(0, MOST_SEARCHED).matchAll(MODEL)) counts.set(model!, (counts.get(model!) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
