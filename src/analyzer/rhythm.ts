/** When something happened that happened often: what a reader would find out with pencil and paper. Times are milliseconds. */
export interface Rhythm {
  /** How often; what comes within a minute is one time. */
  readonly times: number;
  /** The gap that most gaps are about, and how many are; null where there is none. */
  readonly every: { readonly gap: number; readonly gaps: number } | null;
  readonly shortest: number;
  readonly longest: number;
  /** The hours of the day in which nearly all of it falls, `to` not included (19 to 24); null where it falls in all or too few days are told of. */
  readonly hours: { readonly from: number; readonly to: number } | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Of fewer times no rule can be seen. */
const FEWEST = 5;
/** Gaps are alike if they differ by no more than this share, or a minute. */
const ALIKE = 0.1;
/** So many of the gaps must be alike. */
const MOST = 0.6;
const FEWEST_DAYS = 3;
/** A part of the day is no longer than this many hours, and holds this share. */
const PART_OF_DAY = 6;
const NEARLY_ALL = 0.85;

/** The rhythm of moments on the clock face of the log (milliseconds, in any order); null where they are too few. */
export function rhythmOf(moments: readonly number[]): Rhythm | null {
  const sorted = moments.filter((at) => !Number.isNaN(at)).sort((a, b) => a - b);
  const times: number[] = [];
  for (const at of sorted) if (times.length === 0 || at - times.at(-1)! >= MINUTE) times.push(at);
  if (times.length < FEWEST) return null;
  const gaps = times.slice(1).map((at, index) => at - times[index]!);
  const inOrder = [...gaps].sort((a, b) => a - b);
  const gap = inOrder[inOrder.length >> 1]!;
  const alike = gaps.filter((one) => Math.abs(one - gap) <= Math.max(gap * ALIKE, MINUTE)).length;
  return { times: times.length, every: alike >= FEWEST - 1 && alike >= gaps.length * MOST ? { gap, gaps: alike } : null, shortest: inOrder[0]!, longest: inOrder.at(-1)!, hours: hoursOf(times) };
}

function hoursOf(times: readonly number[]): Rhythm['hours'] {
  if (new Set(times.map((at) => Math.floor(at / DAY))).size < FEWEST_DAYS) return null;
  const counts = new Array<number>(24).fill(0);
  for (const at of times) counts[Math.floor((at % DAY) / HOUR)]! += 1;
  for (let length = 1; length <= PART_OF_DAY; length += 1) {
    for (let from = 0; from < 24; from += 1) {
      let inside = 0;
      for (let hour = 0; hour < length; hour += 1) inside += counts[(from + hour) % 24]!;
      if (inside >= times.length * NEARLY_ALL) return { from, to: from + length };
    }
  }
  return null;
}

/** The rhythm in words, for whoever wonders whether there is a rule. */
export function rhythmWords({ times, every, shortest, longest, hours }: Rhythm): string {
  const gaps = every !== null
    ? `${times}回起きていて、${every.gaps === times - 1 ? '間はどれも' : `間の${times - 1}つのうち${every.gaps}つは`}、ほぼ${spanWords(every.gap)}です。`
    : `${times}回起きています。間は${spanWords(shortest)}から${spanWords(longest)}までで、決まった間隔は見えません。`;
  return hours === null ? gaps : `${gaps}${hours.from}時から${hours.to > 24 ? `翌${hours.to - 24}` : hours.to}時の間に集まっています。`;
}

/** A span as people say it: 「3時間20分」. From two days on in days. */
export function spanWords(span: number): string {
  const minutes = Math.round(span / MINUTE);
  if (minutes < 60) return `${Math.max(1, minutes)}分`;
  if (minutes >= 2 * 24 * 60) return `${Math.round(minutes / 60 / 24)}日`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}時間${rest === 0 ? '' : `${rest}分`}`;
}
