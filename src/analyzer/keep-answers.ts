import type { Answers } from './rank.ts';

/** The answers given about one log, as they survive a reload: in this tab, and only for that log. */
const KEY = 'jiten:answers';

/** Keeps the answers given about a log; without answers, forgets those about it. */
export function keepAnswers(log: string, answers: Answers): void {
  try {
    if (answers.size > 0) sessionStorage.setItem(KEY, JSON.stringify({ log: markOf(log), answers: [...answers] }));
    else if (keptAnswers(log).size > 0) sessionStorage.removeItem(KEY);
  } catch {
    // The answers are then lost on a reload, and only then.
  }
}

/** What was answered about this very log in this tab, in the order of the answers. */
export function keptAnswers(log: string): Map<string, number> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null || !('log' in value) || !('answers' in value)) return new Map();
    if (!Array.isArray(value.answers) || value.log !== markOf(log)) return new Map();
    return new Map(value.answers.filter((pair: unknown): pair is [string, number] => Array.isArray(pair) && typeof pair[0] === 'string' && Number.isInteger(pair[1])));
  } catch {
    return new Map();
  }
}

/** Tells one log from another: its length and a hash over all of it (FNV-1a, 32 bits). */
function markOf(log: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < log.length; at += 1) hash = Math.imul(hash ^ log.charCodeAt(at), 0x01000193);
  return `${log.length} ${hash >>> 0}`;
}
