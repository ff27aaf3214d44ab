/** A question and the addresses that answer it. */
export interface Question {
  readonly query: string;
  readonly answers: readonly string[];
}

export interface Evaluation {
  readonly questions: number;
  /** Shares, 0 to 1. */
  readonly hit1: number;
  readonly hit3: number;
  readonly hit5: number;
  /** Mean of 1/rank within the first ten. */
  readonly mrr: number;
  /** How many questions got nothing at all. */
  readonly empty: number;
  /** Questions whose answer is not among the first five, with what came first. */
  readonly missed: readonly { readonly query: string; readonly answers: readonly string[]; readonly got: readonly string[] }[];
}

/** Asks every question and counts. `search` gives addresses, best first; an answer may leave its fragment out. */
export function evaluate(questions: readonly Question[], search: (query: string) => readonly string[]): Evaluation {
  if (questions.length === 0) throw new Error('There is no question to evaluate.');
  let [hit1, hit3, hit5, reciprocal, empty] = [0, 0, 0, 0, 0];
  const missed: Evaluation['missed'][number][] = [];
  for (const { query, answers } of questions) {
    const got = search(query);
    const rank = got.slice(0, 10).findIndex((url) => answers.some((answer) => answer === url || answer === url.replace(/#.*$/, '')));
    if (got.length === 0) empty += 1;
    if (rank === 0) hit1 += 1;
    if (rank >= 0 && rank < 3) hit3 += 1;
    if (rank >= 0 && rank < 5) hit5 += 1;
    if (rank >= 0) reciprocal += 1 / (rank + 1);
    if (rank < 0 || rank >= 5) missed.push({ query, answers, got: got.slice(0, 3) });
  }
  const share = (count: number): number => count / questions.length;
  return { questions: questions.length, hit1: share(hit1), hit3: share(hit3), hit5: share(hit5), mrr: share(reciprocal), empty, missed };
}
