import type { ShownFinding } from './protocol.ts';
import type { Words } from './words.ts';

/** Check id → which of its answers the reader gave; -1: cannot tell. */
export type Answers = ReadonlyMap<string, number>;

/** A finding and how it stands after the reader's answers. */
export interface Standing {
  readonly finding: ShownFinding;
  /** Answers that speak for it, and against it. */
  readonly supports: number;
  readonly excludes: number;
}

/** The findings in the order of what is left after the answers: what an answer excludes goes last, what it supports first. */
export function standings(findings: readonly ShownFinding[], answers: Answers, words: Words): readonly Standing[] {
  const given = givenAnswers(answers, words);
  return findings
    .map((finding, index) => ({
      index,
      finding,
      supports: given.filter(({ supports }) => supports.includes(finding.cause)).length,
      excludes: given.filter(({ excludes }) => excludes.includes(finding.cause)).length,
    }))
    .sort((a, b) => Math.sign(a.excludes) - Math.sign(b.excludes) || b.supports - a.supports || a.index - b.index)
    .map(({ finding, supports, excludes }) => ({ finding, supports, excludes }));
}

/** Causes that the log does not show but that every given answer allows and one supports; most supported first. */
export function otherCauses(findings: readonly ShownFinding[], answers: Answers, words: Words): readonly string[] {
  const given = givenAnswers(answers, words);
  const found = new Set(findings.map(({ cause }) => cause));
  const counts = new Map<string, number>();
  for (const { supports } of given) for (const cause of supports) if (!found.has(cause)) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts].filter(([cause]) => (cause in words.causes || cause in words.otherCauses) && !given.some(({ excludes }) => excludes.includes(cause))).sort((a, b) => b[1] - a[1]).map(([cause]) => cause);
}

/**
 * The one check to ask about next: the one whose answers part the causes that are left into most groups; of equals the
 * one the strongest finding names first. Null when nothing is left to settle.
 */
export function nextCheck(findings: readonly ShownFinding[], answers: Answers, words: Words): string | null {
  const left = standings(findings, answers, words).filter(({ finding, excludes }) => excludes === 0 && finding.state !== 'recovered').map(({ finding }) => finding);
  if (left.length === 0 || (left.length === 1 && left[0]!.strength === 'decisive')) return null;
  const causes = [...left.map(({ cause }) => cause), ...otherCauses(findings, answers, words)];
  let best: string | null = null;
  let most = 1;
  for (const id of new Set(left.flatMap(({ settle }) => settle))) {
    const check = words.checks[id];
    if (check === undefined || answers.has(id)) continue;
    const effects = new Set(check.answers.map(({ supports, excludes }) => causes.map((cause) => (excludes.includes(cause) ? '-' : supports.includes(cause) ? '+' : '0')).join('')));
    if (effects.size > most) { most = effects.size; best = id; }
  }
  return best;
}

function givenAnswers(answers: Answers, words: Words): readonly { readonly supports: readonly string[]; readonly excludes: readonly string[] }[] {
  return [...answers].flatMap(([id, answer]) => words.checks[id]?.answers[answer] ?? []);
}
