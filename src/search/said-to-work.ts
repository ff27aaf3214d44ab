import type { Token } from './tokenize.ts';

/** Groups that are devices (`synonyms.ts`). */
const DEVICES: ReadonlySet<string> = new Set(['スマホ', 'パソコン', 'テレビ', 'ゲーム', 'Switch', 'PlayStation', 'Xbox', '古いゲーム機', 'プリンター', '家電', '端末', '有線'].map((id) => `#${id}`));

/** What follows a device that works: 「スマホは繋がるのに」「パソコンでは普通に使えます」. */
const WORKS = /^(?:や[^、。は]{1,10})?(?:では|でも|だと|なら|は|も)[^、。]{0,10}?(?:(?:つなが|繋が|使え|見れ|見られ|見え|開け|でき|出来)(?:る|て(?:る|い|お|ま)|ます|た)|問題な|大丈夫|普通|ok|おけ)/i;

/**
 * Whether a word names a device that is said to work, so that the question is about another: the スマホ of
 * 「スマホは繋がるのにパソコンだけ繋がらない」.
 */
export function isSaidToWork({ kind, term, to }: Token, text: string): boolean {
  return kind === 'domain' && DEVICES.has(term) && WORKS.test(text.slice(to, to + 40).normalize('NFKC'));
}
