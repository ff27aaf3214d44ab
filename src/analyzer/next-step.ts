import type { Answers, Standing } from './rank.ts';
import { firstCheckOf, type CauseWords, type Words } from './words.ts';

/** What a reader does next about a finding, in the words of an entry. */
export interface NextStep {
  readonly kind: 'check' | 'next-check' | 'fix';
  /** Inline markup of front matter; empty where the title of the entry says it all. */
  readonly says: string;
  readonly title: string;
  readonly url: string;
}

/**
 * The one safe thing to do next: the first check of the story or its cause; once that is answered the next one, or, where an answer
 * speaks for the cause, the first fix. Null for what an answer excludes, and where there is nothing left to do.
 */
export function nextStep({ finding, supports, excludes }: Standing, answers: Answers, words: Words): NextStep | null {
  const cause = words.causes[finding.cause];
  if (cause === undefined || excludes > 0) return null;
  const first = firstCheckOf(cause, finding.story);
  const done = new Set([...answers.keys()].flatMap((id) => words.checks[id]?.url ?? []));
  if (supports > 0) return fixOf(cause) ?? furtherCheck(finding.settle, done, words);
  if (first !== undefined && !done.has(first.url)) return { kind: 'check', says: first.do, title: `確かめ方：${first.title}`, url: first.url };
  return furtherCheck(finding.settle, done, words) ?? (done.size > 0 ? fixOf(cause) : null);
}

function furtherCheck(settle: readonly string[], done: ReadonlySet<string>, words: Words): NextStep | null {
  const next = settle.flatMap((id) => words.checks[id] ?? []).find(({ url }) => !done.has(url));
  return next === undefined ? null : { kind: 'next-check', says: next.question, title: '確かめ方を見る', url: next.url };
}

function fixOf({ firstFix }: CauseWords): NextStep | null {
  return firstFix === undefined ? null : { kind: 'fix', says: '', title: firstFix.title, url: firstFix.url };
}
