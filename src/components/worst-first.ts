import type { Entry } from '../kb/load.ts';

/**
 * Symptoms in the order in which readers need them. What is asked in the most ways is asked the most: the wordings of
 * a symptom are real questions, gathered, so their number is the only measure of demand that the data holds.
 */
export function worstFirst(symptoms: readonly Entry<'symptom'>[]): readonly Entry<'symptom'>[] {
  return symptoms.toSorted((a, b) => b.data.wordings.length - a.data.wordings.length || (a.id < b.id ? -1 : 1));
}
