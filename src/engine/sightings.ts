import type { StorySource } from './catalogue.ts';
import type { Happening } from './happenings.ts';
import type { AnyOf, Plot, Selector } from './selectors.ts';

export type Strength = 'decisive' | 'strong' | 'weak';
/** `recurring`: it went away, came again, and went away again; the next time is to be feared. */
export type FindingState = 'ongoing' | 'recurring' | 'recovered' | 'unknown';

/** Evidence lines shown of one finding; a thousand repeats prove no more than these. */
export const MOST_LINES = 200;
/** One step down for each. */
export const WEAKER: Readonly<Record<Strength, Strength>> = { decisive: 'strong', strong: 'weak', weak: 'weak' };

/** One time that a story came true. */
export interface Instance {
  readonly story: StorySource;
  readonly happenings: readonly Happening[];
  readonly last: number;
  strength: Strength;
  state: FindingState;
}

function fits({ takes, where }: Selector, { message, values }: Happening): boolean {
  return takes[message] === 1 && (where === null || where.every(([name, value]) => values.get(name) === value));
}

/** Whether a happening is one of these. */
export function fitsAny({ selectors, takes, plain }: AnyOf, happening: Happening): boolean {
  return takes[happening.message] === 1 && (plain || selectors.some((selector) => fits(selector, happening)));
}

/** Whether a happening is one of these as far as it says: a line copied without its bracket does not name another session. */
function mayBeAny({ selectors, takes }: AnyOf, { message, values }: Happening): boolean {
  return takes[message] === 1 && selectors.some((one) => one.takes[message] === 1 && (one.where === null || one.where.every(([name, value]) => (values.get(name) ?? value) === value)));
}

/** When a sighting was complete. */
export function when({ happenings: of }: Instance): number {
  return of[of.length - 1]!.at;
}

function apart(a: Happening, b: Happening): number {
  return a.clock === b.clock ? Math.abs(b.at - a.at) : Number.NaN;
}

/**
 * Whether `b` is close enough to `a`: without comparable times position decides, and the story is weaker for it. But what
 * two devices wrote, pasted one under the other, has no order where one of them tells no time.
 */
function near(a: Happening, b: Happening, within: number | undefined): boolean {
  if (within === undefined) return true;
  if (a.clock !== b.clock) return false;
  if (!(a.isTimed && b.isTimed) && a.device !== b.device && a.device >= 0 && b.device >= 0) return false;
  const distance = apart(a, b);
  return Number.isNaN(distance) || distance <= within;
}

/**
 * Whether `b` tells of what `a` has told of: routers write down one disconnection in the words of every program that
 * notices it. Without comparable times it does as long as nothing else the story waits for stands between (`isNext`).
 */
function isSame(a: Happening, b: Happening, span: number, isNext: boolean): boolean {
  const distance = a.isTimed && b.isTimed ? apart(a, b) : Number.NaN;
  return Number.isNaN(distance) ? isNext : distance < span;
}

/**
 * Position → 1 where a happening tells in other words of the attempt that the one before has told of: sshd writes down an
 * unknown name, then its password. The same words again are the next attempt. Null for stories that count every line.
 */
function toldAgain({ source: { type, retold }, of: steps, anyOf }: Plot, list: readonly Happening[]): Uint8Array | null {
  if (retold === undefined) return null;
  const again = new Uint8Array(list.length);
  const told = new Set<number>();
  let before: Happening | undefined;
  let stepBefore = -1;
  list.forEach((happening, index) => {
    if (!fitsAny(anyOf, happening)) return;
    const step = type === 'ordered' ? steps.findIndex((one) => fits(one, happening)) : 0;
    if (before !== undefined && step === stepBefore && !told.has(happening.message) && isSame(before, happening, retold, before.clock === happening.clock)) again[index] = 1;
    else told.clear();
    told.add(happening.message);
    before = happening;
    stepBefore = step;
  });
  return again;
}

/** All complete sightings of a story among its happenings `list`, with the position of each one's last happening. */
export function instances(plot: Plot, list: readonly Happening[]): Instance[] {
  const { source: story, of: steps, anyOf } = plot;
  const found: Instance[] = [];
  const again = toldAgain(plot, list);
  const add = (of: readonly Happening[], last: number): void => void found.push({ story, happenings: of, last, strength: story.strength, state: 'unknown' });
  if (story.type === 'single') {
    // Makers say the same thing in different words: any one of them is the sighting.
    list.forEach((happening, index) => { if (fitsAny(anyOf, happening)) add([happening], index); });
    return found;
  }
  if (story.type === 'count') {
    let window: Happening[] = [];
    let counted = 0;
    let before: Happening | undefined;
    let beforeAt = -1;
    list.forEach((happening, index) => {
      if (!fitsAny(anyOf, happening) || again?.[index] === 1) return;
      const isAgain = story.apart !== undefined && before !== undefined && isSame(before, happening, story.apart, index - beforeAt === 1);
      beforeAt = index;
      if (isAgain) return;
      before = happening;
      let stale = 0;
      while (stale < window.length && !near(window[stale]!, happening, story.within)) stale += 1;
      if (stale > 0) window = window.slice(stale);
      counted = Math.min(counted, window.length);
      window.push(happening);
      if (window.length < story.atLeast!) return;
      // The first sighting names all its lines, each further one only what is new: a storm stays linear.
      add(counted === 0 ? window.slice(-MOST_LINES) : [happening], index);
      counted = window.length;
      if (window.length > MOST_LINES) { window = window.slice(-story.atLeast!); counted = window.length; }
    });
    return found;
  }
  let partial: Happening[][] = [];
  list.forEach((happening, index) => {
    if (again?.[index] === 1) return;
    if (story.type === 'ordered') {
      for (let step = steps.length - 1; step >= 0; step -= 1) {
        if (!fits(steps[step]!, happening)) continue;
        if (step === 0) partial[0] = [happening];
        else {
          const before = partial[step - 1];
          if (before === undefined || before.length !== step || !near(before[0]!, happening, story.within)) continue;
          partial[step] = [...before, happening];
        }
        if (step === steps.length - 1) { add(partial[step]!, index); partial = []; return; }
        if (step > 0) return;
      }
      return;
    }
    steps.forEach((step, at) => { if (fits(step, happening)) partial[at] = [happening]; });
    const all = steps.map((_, at) => partial[at]?.[0]);
    if (all.every((one) => one !== undefined) && all.every((one) => near(one!, happening, story.within))) { add(all as Happening[], index); partial = []; }
  });
  return found;
}

/** For each position, the next one after it that any of the selectors takes; the length of the list where there is none. */
function nextAfter(list: readonly Happening[], any: AnyOf, takes: (any: AnyOf, happening: Happening) => boolean): Uint32Array {
  const next = new Uint32Array(list.length);
  let found = list.length;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    next[index] = found;
    if (takes(any, list[index]!)) found = index;
  }
  return next;
}

/** The position of the first happening of these instances that came after a recovery from another; -1 where none did. */
function secondTime(list: readonly Happening[], found: readonly Instance[], restored: Uint32Array): number {
  const first = found[0]!;
  const begin = list.indexOf(first.happenings[0]!);
  const again = restored[begin]!;
  return found.find(({ last }) => last > again)?.last ?? -1;
}

/**
 * Drops the instances that an `unless` takes back, and says of the rest how sure and in which state they are. The next
 * `unless` is also the nearest one, so one look a sighting is enough and the whole stays linear.
 */
export function judged({ source: story, unless: ending, restoredBy }: Plot, list: readonly Happening[], found: readonly Instance[], endOf: (clock: number) => number): readonly Instance[] {
  if (found.length === 0) return found;
  const { unless } = story;
  // Without times nobody can tell whether it followed soon: then only a line that says so takes a sighting back.
  const taken = unless === undefined ? null : nextAfter(list, ending, list.some(({ at }) => !Number.isNaN(at)) ? mayBeAny : fitsAny);
  const restored = story.restoredBy.length === 0 ? null : nextAfter(list, restoredBy, mayBeAny);
  const recurs = restored === null ? -1 : secondTime(list, found, restored);
  return found.filter((instance) => {
    const lastOne = instance.happenings[instance.happenings.length - 1]!;
    if (unless !== undefined && taken !== null) {
      const next = list[taken[instance.last]!];
      if (next !== undefined && near(lastOne, next, unless.within)) return false;
      const waited = endOf(lastOne.clock) - lastOne.at;
      if (Number.isNaN(waited) || (unless.within !== undefined && waited < unless.within)) instance.strength = WEAKER[instance.strength];
    }
    if (story.within !== undefined && story.type !== 'single' && instance.happenings.some((one) => Number.isNaN(one.at))) instance.strength = WEAKER[instance.strength];
    if (restored !== null) instance.state = restored[instance.last]! === list.length ? 'ongoing' : recurs >= 0 && instance.last >= recurs ? 'recurring' : 'recovered';
    return true;
  });
}
