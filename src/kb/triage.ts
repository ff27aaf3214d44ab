import type { EntryData } from '../schema/entries.ts';
import type { Entry, Knowledge } from './load.ts';
import { openDoors, type Door } from './triage-doors.ts';

/** All pages of the triage are at most this many, the first page and the doors included. */
export const MOST_PAGES = 200;
/** So few causes are a list to read; more are a question to ask. */
export const ENOUGH = 3;
/** A way asks at most this many questions. */
export const MOST_QUESTIONS = 4;
/** The segment of 「わからない」. No check may have an answer of this name. */
export const NOT_SURE = 'not-sure';

type Row = EntryData['symptom']['causes'][number];
type Answer = EntryData['check']['answers'][number];

/** A cause that is still possible, with the row of the symptom's table that tells it. */
export interface Candidate {
  readonly cause: Entry<'cause'>;
  readonly row: Row;
}

/** What one answer leads to. */
export interface Outcome {
  /** Absent for 「わからない」. */
  readonly answer?: Answer;
  /** The causes that the answer speaks for; without such, those it leaves. Empty where it rules out the whole table. */
  readonly remaining: readonly Candidate[];
  /** What else it leaves, where it speaks for some. */
  readonly others: readonly Candidate[];
  /** The page of the next question. Absent where the list of `remaining` is the end. */
  readonly next?: string;
}

/** An answer that led to a state. */
export interface Step {
  readonly check: Entry<'check'>;
  readonly answer?: Answer;
  /** The page on which it was asked. */
  readonly path: string;
}

/** One page behind a door: a symptom and the answers so far, what may still be, and the question that tells most of it. */
export interface State {
  readonly path: string;
  readonly door: Door;
  readonly symptom: Entry<'symptom'>;
  readonly steps: readonly Step[];
  readonly remaining: readonly Candidate[];
  /** Absent where no check tells the causes of a symptom apart. */
  readonly check?: Entry<'check'>;
  readonly outcomes: readonly Outcome[];
}

export interface Triage {
  readonly doors: readonly Door[];
  /** The page of each symptom first, in the order of the doors, then the deeper ones. */
  readonly states: readonly State[];
}

/**
 * The way from 「全部だめ」 to the few causes that remain, made from the symptoms' tables and the answers of the checks.
 * Pages are given out by depth, and at one depth to the states with the most causes, so that `MOST_PAGES` cuts the
 * rarest questions first. A state without a page is an end: its causes are listed with the answer that led there.
 */
export function triage(knowledge: Knowledge): Triage {
  const doors = openDoors(knowledge.of('symptom').map(({ id }) => id));
  let level = doors.flatMap((door) => door.symptoms.flatMap((id) => firstState(knowledge, door, id)));
  let room = MOST_PAGES - 1 - doors.length - level.length;
  const states: State[] = [];
  // Two ways that leave the same causes after the same questions share a page.
  const pages = new Map<string, string>();
  while (level.length > 0) {
    const drafts = level.flatMap((draft) => deeper(knowledge, draft)).sort((a, b) => b.draft.remaining.length - a.draft.remaining.length);
    const next: Draft[] = [];
    for (const { draft, key } of drafts) {
      if (room === 0 || pages.has(key)) continue;
      pages.set(key, draft.path);
      next.push(draft);
      room -= 1;
    }
    states.push(...level.map((draft) => finish(draft, pages)));
    level = next;
  }
  return { doors, states };
}

/** A state before its outcomes know their pages. */
type Draft = Omit<State, 'outcomes'>;

function firstState(knowledge: Knowledge, door: Door, id: string): Draft[] {
  const symptom = knowledge.find('symptom', id);
  if (symptom === undefined) return [];
  const remaining = symptom.data.causes.flatMap((row) => {
    const cause = knowledge.find('cause', row.cause);
    return cause === undefined ? [] : [{ cause, row }];
  });
  return [withCheck(knowledge, { path: `/triage/${door.id}/${id}/`, door, symptom, steps: [], remaining })];
}

function withCheck(knowledge: Knowledge, draft: Omit<Draft, 'check'>): Draft {
  const check = mostTelling(knowledge, draft);
  return check === undefined ? draft : { ...draft, check };
}

/** The states behind the answers of a state that are worth a question of their own. */
function deeper(knowledge: Knowledge, { check, ...draft }: Draft): { readonly draft: Draft; readonly key: string }[] {
  if (check === undefined) return [];
  return answersOf(check).flatMap((answer) => {
    const { remaining } = narrow(draft.remaining, answer);
    // Who could not answer has learnt nothing, so the next question comes even when the list is short.
    if (remaining.length <= (answer === undefined ? 1 : ENOUGH)) return [];
    const steps = [...draft.steps, { check, path: draft.path, ...(answer === undefined ? {} : { answer }) }];
    const next = withCheck(knowledge, { ...draft, path: `${draft.path}${answer?.anchor ?? NOT_SURE}/`, steps, remaining });
    return next.check === undefined ? [] : [{ draft: next, key: keyOf(next.symptom, steps, remaining) }];
  });
}

function finish(draft: Draft, pages: ReadonlyMap<string, string>): State {
  const { check } = draft;
  if (check === undefined) return { ...draft, outcomes: [] };
  const outcomes = answersOf(check).map((answer): Outcome => {
    const { remaining, others } = narrow(draft.remaining, answer);
    const next = pages.get(keyOf(draft.symptom, [...draft.steps, { check }], remaining));
    return { remaining, others, ...(answer === undefined ? {} : { answer }), ...(next === undefined ? {} : { next }) };
  });
  return { ...draft, outcomes };
}

/** The answers of a check, and 「わからない」. */
function answersOf(check: Entry<'check'>): readonly (Answer | undefined)[] {
  return [...check.data.answers, undefined];
}

/** What an answer leaves: never what it excludes, and first of all what it speaks for. */
function narrow(candidates: readonly Candidate[], answer: Answer | undefined): Pick<Outcome, 'remaining' | 'others'> {
  if (answer === undefined) return { remaining: candidates, others: [] };
  const kept = candidates.filter(({ cause }) => !answer.excludes.includes(cause.id));
  const spokenFor = kept.filter(({ cause }) => answer.supports.includes(cause.id));
  if (spokenFor.length === 0) return { remaining: kept, others: [] };
  return { remaining: spokenFor, others: kept.filter((candidate) => !spokenFor.includes(candidate)) };
}

/**
 * Of the checks of the symptom's table that were not asked yet, the one after which the shortest list remains, taken
 * over the causes that may be true. None where no check tells any of them from the rest.
 */
function mostTelling(knowledge: Knowledge, { symptom, steps, remaining }: Omit<Draft, 'check'>): Entry<'check'> | undefined {
  if (steps.length === MOST_QUESTIONS) return undefined;
  const asked = new Set(steps.map(({ check }) => check.id));
  // In this order, so that of two equal ones the author's first choice stands.
  const ids = new Set([symptom.data.first_check, ...symptom.data.causes.map(({ check }) => check)]);
  let best: { readonly check: Entry<'check'>; readonly left: number } | undefined;
  for (const id of ids) {
    const check = asked.has(id) ? undefined : knowledge.find('check', id);
    if (check === undefined) continue;
    const left = leftAfter(remaining, check);
    if (left < remaining.length && (best === undefined || left < best.left)) best = { check, left };
  }
  return best?.check;
}

/** How many causes an answer leaves on average, when each of them is as likely: by the answers that a true one can give. */
function leftAfter(candidates: readonly Candidate[], check: Entry<'check'>): number {
  const lists = check.data.answers.map((answer) => narrow(candidates, answer).remaining);
  const sums = candidates.map((candidate) => {
    const sizes = lists.filter((list) => list.includes(candidate)).map((list) => list.length);
    return sizes.length === 0 ? candidates.length : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  });
  return sums.reduce((sum, size) => sum + size, 0) / candidates.length;
}

function keyOf(symptom: Entry<'symptom'>, steps: readonly { readonly check: Entry<'check'> }[], remaining: readonly Candidate[]): string {
  return [symptom.id, steps.map(({ check }) => check.id).sort().join(), remaining.map(({ cause }) => cause.id).sort().join()].join(' ');
}
