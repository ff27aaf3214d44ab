import type { ShownFinding } from './protocol.ts';
import type { Standing } from './rank.ts';
import { rhythmWords } from './rhythm.ts';
import { STATE_WORDS, STRENGTH_WORDS } from './verdict.ts';
import type { Words } from './words.ts';

/** How the answer stands after what the reader has answered. */
export interface Answered {
  readonly ranked: readonly Standing[];
  /** Causes that only the answers lead to, likeliest first. */
  readonly others: readonly string[];
  /** The answer in a sentence or two, as the page says it. */
  readonly verdict: string;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

/** What is said of a finding to somebody else. */
export interface SaidOf {
  readonly said: string;
  /** The likeliest cause that is left; undefined where none is. */
  readonly cause: { readonly title: string; readonly url: string; readonly number: number; readonly isProviders?: boolean } | undefined;
}

/** A finding in one line, or the verdict where there is none. A cause that an answer has ruled out is told as ruled out. */
export function saidOf(finding: ShownFinding | null, { ranked, others, verdict }: Answered, words: Words): SaidOf {
  const title = finding === null ? undefined : words.causes[finding.cause]?.title;
  if (finding === null || title === undefined) return { said: verdict, cause: undefined };
  const isExcluded = (cause: string): boolean => ranked.some((standing) => standing.finding.cause === cause && standing.excludes > 0);
  if (!isExcluded(finding.cause)) {
    return { said: `考えられる原因：${title}（${STRENGTH_WORDS[finding.strength].label}、${STATE_WORDS[finding.state].label}）${finding.rhythm === null ? '' : `。${rhythmWords(finding.rhythm)}`}`, cause: causeOf(finding.cause, words) };
  }
  const left = [...ranked.map((standing) => standing.finding.cause).filter((cause) => !isExcluded(cause)), ...others].flatMap((cause) => causeOf(cause, words) ?? []);
  const instead = left.length === 0 ? 'ほかの原因は、まだわかりません。' : `ほかに考えられる原因：${left.slice(0, 3).map((cause) => cause.title).join('、')}`;
  return { said: `ログからは「${title}」に見えますが、確かめた答えとは合いません。${instead}`, cause: left[0] };
}

function causeOf(id: string, words: Words): SaidOf['cause'] {
  const cause = words.causes[id];
  if (cause !== undefined) return cause;
  const other = words.otherCauses[id];
  return other === undefined ? undefined : { ...other, number: 0 };
}
