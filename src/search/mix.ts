import type { Candidate } from './rank.ts';
import type { Route } from './route.ts';

/** Each further page of a kind counts this much less than the one before, so that a symptom, its cause and its fix stand together. */
const AGAIN = 0.94;

/** So many results are mixed; further down nobody looks for variety. */
const MIXED = 12;

/** So many parts of one page are shown; who wants more opens it. */
const PARTS = 2;

/** The candidates without a page that one of its parts stands for already, and without the third part of a page. */
export function onceAPage(candidates: readonly Candidate[]): readonly Candidate[] {
  const shown = new Map<string, number>();
  return candidates.filter(({ page, isPart }) => {
    const count = shown.get(page) ?? 0;
    if (count > 0 && (!isPart || count >= PARTS)) return false;
    shown.set(page, count + 1);
    return true;
  });
}

/**
 * Orders candidates so that kinds alternate where they are nearly as good, and gives each the score it is shown with, which
 * falls from one to the next. Exact answers and lines of a log keep their order.
 */
export function mixKinds(candidates: readonly Candidate[], as: Route['as']): readonly (Candidate & { readonly shown: number })[] {
  const rest = [...candidates];
  const mixed: Candidate[] = [];
  const seen = new Map<string, number>();
  while (rest.length > 0) {
    const first = rest[0] as Candidate;
    let best = 0;
    if (first.tier === 0 && as !== 'log' && mixed.length < MIXED) {
      const value = (candidate: Candidate): number => candidate.score * AGAIN ** (seen.get(candidate.kind) ?? 0);
      rest.forEach((candidate, i) => {
        if (value(candidate) > value(rest[best] as Candidate)) best = i;
      });
    }
    const [chosen] = rest.splice(best, 1) as [Candidate];
    seen.set(chosen.kind, (seen.get(chosen.kind) ?? 0) + 1);
    mixed.push(chosen);
  }
  let ceiling = Number.POSITIVE_INFINITY;
  return mixed.map((candidate) => {
    ceiling = Math.min(ceiling, candidate.tier * 1000 + candidate.score);
    return { ...candidate, shown: Math.round(ceiling * 1000) / 1000 };
  });
}
