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
 * Every symptom has a page. The other pages go, one by one, to the question that most readers come to with the longest
 * list in hand, so that `MOST_PAGES` cuts what the fewest miss. A state without a page is an end: its causes are
 * listed, every one of them, with the answer that led there.
 */
export function triage(knowledge: Knowledge): Triage {
  const doors = openDoors(knowledge.of('symptom').map(({ id }) => id));
  const taken = doors.flatMap((door) => door.symptoms.flatMap((id) => firstState(knowledge, door, id)));
  // Two ways that leave the same causes after the same questions share a page.
  const pages = new Map<string, string>();
  const waiting = taken.flatMap((draft) => deeper(knowledge, draft));
  for (let room = MOST_PAGES - 1 - doors.length - taken.length; room > 0 && waiting.length > 0;) {
    const [{ draft, key }] = waiting.splice(mostMissed(waiting), 1) as [Way];
    if (pages.has(key)) continue;
    pages.set(key, draft.path);
    taken.push(draft);
    waiting.push(...deeper(knowledge, draft));
    room -= 1;
  }
  return { doors, states: taken.map((draft) => finish(draft, pages)).sort((a, b) => a.steps.length - b.steps.length) };
}

/** A state before its outcomes know their pages, with the share of the symptom's readers that comes to it. */
type Draft = Omit<State, 'outcomes'> & { readonly reach: number };
/** A state that could have a page. */
interface Way { readonly draft: Draft; readonly key: string }

/** The place of the way whose readers would be left with the most causes to read. Of equal ones the first. */
function mostMissed(waiting: readonly Way[]): number {
  const missed = waiting.map(({ draft }) => draft.reach * draft.remaining.length);
  return missed.indexOf(Math.max(...missed));
}

function firstState(knowledge: Knowledge, door: Door, id: string): Draft[] {
  const symptom = knowledge.find('symptom', id);
  if (symptom === undefined) return [];
  const remaining = symptom.data.causes.flatMap((row) => {
    const cause = knowledge.find('cause', row.cause);
    return cause === undefined ? [] : [{ cause, row }];
  });
  return [withCheck(knowledge, { path: `/triage/${door.id}/${id}/`, door, symptom, steps: [], remaining, reach: 1 })];
}

function withCheck(knowledge: Knowledge, draft: Omit<Draft, 'check'>): Draft {
  const check = mostTelling(knowledge, draft);
  return check === undefined ? draft : { ...draft, check };
}

/** The states behind the answers of a state that are worth a question of their own. */
function deeper(knowledge: Knowledge, { check, ...draft }: Draft): Way[] {
  if (check === undefined) return [];
  const shares = sharesOf(draft.remaining, check);
  return answersOf(check).flatMap((answer, place) => {
    const { remaining } = narrow(draft.remaining, answer);
    // Who could not answer has learnt nothing, so the next question comes even when the list is short.
    if (remaining.length <= (answer === undefined ? 1 : ENOUGH)) return [];
    const steps = [...draft.steps, { check, path: draft.path, ...(answer === undefined ? {} : { answer }) }];
    const next = withCheck(knowledge, { ...draft, path: `${draft.path}${answer?.anchor ?? NOT_SURE}/`, steps, remaining, reach: draft.reach * shares[place]! });
    return next.check === undefined ? [] : [{ draft: next, key: keyOf(next.symptom, steps, remaining) }];
  });
}

function finish({ reach: _, ...draft }: Draft, pages: ReadonlyMap<string, string>): State {
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

/** The share of readers that gives each answer, 「わからない」 the last: as often as any one answer of each cause. */
function sharesOf(candidates: readonly Candidate[], check: Entry<'check'>): readonly number[] {
  return answersOf(check).map((answer) => {
    const shares = candidates.map((candidate) => {
      const answers = truthful(candidate, check);
      return answer === undefined || answers.includes(answer) ? 1 / (answers.length + 1) : 0;
    });
    return shares.reduce((sum, share) => sum + share, 0) / candidates.length;
  });
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
 * First what the symptom's page asks first, which is easy and safe to try. Then, of the checks of its table that were
 * not asked yet, the one after which the shortest list remains, taken over the causes that may be true. None where no
 * check tells any of them from the rest.
 */
function mostTelling(knowledge: Knowledge, { symptom, steps, remaining }: Omit<Draft, 'check'>): Entry<'check'> | undefined {
  if (steps.length === MOST_QUESTIONS) return undefined;
  const first = steps.length === 0 ? knowledge.find('check', symptom.data.first_check) : undefined;
  if (first !== undefined && leftAfter(remaining, first) < remaining.length) return first;
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

/** How many causes are left on average after the answer of a reader in whose house each of them is as likely. */
function leftAfter(candidates: readonly Candidate[], check: Entry<'check'>): number {
  const left = candidates.map((candidate) => {
    const sizes = truthful(candidate, check).map((answer) => narrow(candidates, answer).remaining.length);
    return sizes.length === 0 ? candidates.length : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  });
  return left.reduce((sum, size) => sum + size, 0) / candidates.length;
}

/** What a reader with this cause may answer: what speaks for it, or, where nothing does, all that does not rule it out. */
function truthful({ cause }: Candidate, check: Entry<'check'>): readonly Answer[] {
  const speaking = check.data.answers.filter(({ supports }) => supports.includes(cause.id));
  return speaking.length > 0 ? speaking : check.data.answers.filter(({ excludes }) => !excludes.includes(cause.id));
}

function keyOf(symptom: Entry<'symptom'>, steps: readonly { readonly check: Entry<'check'> }[], remaining: readonly Candidate[]): string {
  return [symptom.id, steps.map(({ check }) => check.id).sort().join(), remaining.map(({ cause }) => cause.id).sort().join()].join(' ');
}
