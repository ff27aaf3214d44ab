/** What the analyzer leaves for the question form, in this tab only. Masked before it is left. */
export interface Question {
  readonly log: string;
  readonly said: string;
  /** Title of the likeliest cause; empty for none. */
  readonly cause: string;
  /** Whole address of the article; empty for none. */
  readonly url: string;
  readonly number: number;
  /** What the form of the log says of the device; empty if nothing. */
  readonly device: string;
  /** Names known to be hosts from the whole log. */
  readonly hosts: readonly string[];
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
  const { log, said, cause, url, number, device, hosts, answers } = value as Record<string, unknown>;
  return [log, said, cause, url, device].every((text) => typeof text === 'string') && typeof number === 'number'
    && Array.isArray(hosts) && hosts.every((host) => typeof host === 'string')
    && Array.isArray(answers) && answers.every((one: unknown) => typeof one === 'object' && one !== null && 'question' in one && 'answer' in one && typeof one.question === 'string' && typeof one.answer === 'string');
}
