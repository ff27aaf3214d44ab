import type { Known } from '../engine/redact.ts';

/** What a line of the log means, and when it was written, in words. */
export interface ToldLine {
  /** 「3月23日11時43分」; empty where the line has no time that means anything. */
  readonly at: string;
  readonly title: string;
}

/** What the analyzer leaves for the question form, in this tab only, where the log itself is kept too. The form masks it. */
export interface Question {
  /** Lines as the device wrote them: masks can only be undone where the values are. */
  readonly log: string;
  /** What the whole log shows to be hosts and people. */
  readonly known: Known;
  /** Values that the reader chose to show. */
  readonly shown: readonly string[];
  readonly said: string;
  /** Title of the likeliest cause that no answer has ruled out, if the provider can tell whether it is so; else empty. */
  readonly cause: string;
  /** Whole address of the article; empty for none. */
  readonly url: string;
  readonly number: number;
  /** The model that the log names; empty if none. */
  readonly device: string;
  /** What the form of the log says of the device; empty if nothing. */
  readonly family: string;
  /** The most telling lines, by their meaning. */
  readonly told: readonly ToldLine[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

const KEY = 'jiten:question';

export function keepQuestion(question: Question): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(question));
  } catch {
    // The form then starts empty, as it does for whoever opens it alone.
  }
}

/** What was left, taken away with it: the form keeps it from then on, with what the reader makes of it. */
export function takeQuestion(): Question | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    return isQuestion(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether something read from storage is what was left there. */
export function isQuestion(value: unknown): value is Question {
  if (typeof value !== 'object' || value === null) return false;
  const { log, known, shown, said, cause, url, number, device, family, told, answers } = value as Record<string, unknown>;
  return [log, said, cause, url, device, family].every((text) => typeof text === 'string') && typeof number === 'number'
    && isListOf(shown, isText) && isListOf(told, (one) => hasTexts(one, 'at', 'title')) && isListOf(answers, (one) => hasTexts(one, 'question', 'answer'))
    && typeof known === 'object' && known !== null && 'hosts' in known && isListOf(known.hosts, isText) && 'names' in known && isListOf(known.names, (one) => hasTexts(one, 'kind', 'word'));
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function hasTexts(value: unknown, ...names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}
