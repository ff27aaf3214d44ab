import type { Catalogue, StorySource } from './catalogue.ts';
import { CONTINUES, type Columns } from './columns.ts';
import { holesOf } from './holes.ts';
import { plotsOf, type AnyOf, type Plot, type Selector } from './selectors.ts';
import type { Sequence } from './sequence.ts';
import { groupsOf } from './story-groups.ts';

export type Strength = 'decisive' | 'strong' | 'weak';
export type FindingState = 'ongoing' | 'recovered' | 'unknown';

/** What the stories of one cause say of a log. Lines are indexes of columns, in the order of the page. */
export interface Finding {
  readonly cause: string;
  readonly url: string;
  readonly story: string;
  readonly strength: Strength;
  readonly state: FindingState;
  readonly lines: readonly number[];
  readonly against: readonly number[];
  readonly settle: readonly string[];
}

/** One line that some story waits for. */
interface Happening {
  readonly line: number;
  readonly message: number;
  readonly at: number;
  readonly clock: number;
  readonly values: Map<string, string>;
}

/** Evidence lines shown of one finding; a thousand repeats prove no more than these. */
const MOST_LINES = 200;
/** Lines collected before the first of them are chosen; a story that fits everywhere must not cost memory without end. */
const MOST_PROOFS = 20_000;
const NO_VALUES = new Map<string, string>();
const WEAKER: Readonly<Record<Strength, Strength>> = { decisive: 'strong', strong: 'weak', weak: 'weak' };
const STRENGTH_ORDER: readonly Strength[] = ['decisive', 'strong', 'weak'];
const STATE_ORDER: readonly FindingState[] = ['ongoing', 'unknown', 'recovered'];

function fits({ takes, where }: Selector, { message, values }: Happening): boolean {
  return takes[message] === 1 && (where === null || where.every(([name, value]) => values.get(name) === value));
}

function fitsAny({ selectors, takes, plain }: AnyOf, happening: Happening): boolean {
  return takes[happening.message] === 1 && (plain || selectors.some((selector) => fits(selector, happening)));
}

/** Whether a happening is one of these as far as it says: a line copied without its bracket does not name another session. */
function mayBeAny({ selectors, takes }: AnyOf, { message, values }: Happening): boolean {
  return takes[message] === 1 && selectors.some((one) => one.takes[message] === 1 && (one.where === null || one.where.every(([name, value]) => (values.get(name) ?? value) === value)));
}

/** The happenings in the order in which they happened: by time on the wall clock, by position where there is none. */
function happenings(text: string, columns: Columns, catalogue: Catalogue, { newestFirst, clock }: Sequence): Happening[] {
  const { messageOf, templates } = catalogue;
  const { waiting, asked } = plotsOf(catalogue);
  const found: Happening[] = [];
  let last = Number.NaN;
  for (let position = 0; position < columns.count; position += 1) {
    const line = newestFirst ? columns.count - 1 - position : position;
    const at = columns.at[line]!;
    if (!Number.isNaN(at)) last = at;
    const template = columns.template[line]!;
    if (template < 0 || (columns.flags[line]! & CONTINUES) !== 0) continue;
    const message = messageOf[template]!;
    if (waiting[message] === null) continue;
    let values = NO_VALUES;
    const names = asked[message]!;
    if (names.size > 0 && templates[template]!.names.some((name) => names.has(name))) {
      values = new Map();
      for (const { name, from, to } of holesOf(text, columns, catalogue, line)) if (names.has(name)) values.set(name, text.slice(from, to).normalize('NFKC').trim().toLowerCase());
    }
    found.push({ line, message, at: Number.isNaN(at) ? last : at, clock: clock[line]!, values });
  }
  const wall = found.filter(({ at, clock: of }) => of === 0 && !Number.isNaN(at));
  if (wall.every((happening, index) => index === 0 || wall[index - 1]!.at <= happening.at)) return found;
  // Blocks of a log pasted one under the other: the wall clock orders them; other clocks stay where they stand.
  const sorted = [...wall].sort((a, b) => a.at - b.at);
  let next = 0;
  return found.map((happening) => (happening.clock === 0 && !Number.isNaN(happening.at) ? sorted[next++]! : happening));
}

interface Instance {
  readonly story: StorySource;
  readonly happenings: readonly Happening[];
  readonly last: number;
  strength: Strength;
  state: FindingState;
}

function when({ happenings: of }: Instance): number {
  return of[of.length - 1]!.at;
}

function apart(a: Happening, b: Happening): number {
  return a.clock === b.clock ? Math.abs(b.at - a.at) : Number.NaN;
}

/** Whether `b` is close enough to `a`: without comparable times position decides, and the story is weaker for it. */
function near(a: Happening, b: Happening, within: number | undefined): boolean {
  if (within === undefined) return true;
  if (a.clock !== b.clock) return false;
  const distance = apart(a, b);
  return Number.isNaN(distance) || distance <= within;
}

/** All complete sightings of a story among its happenings `list`, with the position of each one's last happening. */
function instances({ source: story, of: steps, anyOf }: Plot, list: readonly Happening[]): Instance[] {
  const found: Instance[] = [];
  const add = (of: readonly Happening[], last: number): void => void found.push({ story, happenings: of, last, strength: story.strength, state: 'unknown' });
  if (story.type === 'single') {
    // Makers say the same thing in different words: any one of them is the sighting.
    list.forEach((happening, index) => { if (fitsAny(anyOf, happening)) add([happening], index); });
    return found;
  }
  if (story.type === 'count') {
    let window: Happening[] = [];
    let counted = 0;
    list.forEach((happening, index) => {
      if (!fitsAny(anyOf, happening)) return;
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

/**
 * Drops the instances that an `unless` takes back, and says of the rest how sure and in which state they are. The next
 * `unless` is also the nearest one, so one look a sighting is enough and the whole stays linear.
 */
function judged({ source: story, unless: ending, restoredBy }: Plot, list: readonly Happening[], found: readonly Instance[], end: number): readonly Instance[] {
  if (found.length === 0) return found;
  const { unless } = story;
  // Without times nobody can tell whether it followed soon: then only a line that says so takes a sighting back.
  const taken = unless === undefined ? null : nextAfter(list, ending, list.some(({ at }) => !Number.isNaN(at)) ? mayBeAny : fitsAny);
  const restored = story.restoredBy.length === 0 ? null : nextAfter(list, restoredBy, mayBeAny);
  return found.filter((instance) => {
    const lastOne = instance.happenings[instance.happenings.length - 1]!;
    if (unless !== undefined && taken !== null) {
      const next = list[taken[instance.last]!];
      if (next !== undefined && near(lastOne, next, unless.within)) return false;
      const waited = end - lastOne.at;
      if (Number.isNaN(waited) || (unless.within !== undefined && waited < unless.within)) instance.strength = WEAKER[instance.strength];
    }
    if (story.within !== undefined && story.type !== 'single' && instance.happenings.some((one) => Number.isNaN(one.at))) instance.strength = WEAKER[instance.strength];
    if (restored !== null) instance.state = restored[instance.last]! < list.length ? 'recovered' : 'ongoing';
    return true;
  });
}

/**
 * Runs every story over the log, one pass for the happenings and one for each story's own. `end` is the moment up to
 * which the absence of a line means something: the later of the log's last line and the reader's now.
 */
export function findings(text: string, columns: Columns, catalogue: Catalogue, order: Sequence, end: number): readonly Finding[] {
  const all = happenings(text, columns, catalogue, order);
  const byCause = new Map<string, Instance[]>();
  const speaking = new Map<string, Set<number>>();
  const { all: plots, waiting } = plotsOf(catalogue);
  const lists: Happening[][] = plots.map(() => []);
  for (const happening of all) for (const plot of waiting[happening.message]!) lists[plot]!.push(happening);
  for (const [index, plot] of plots.entries()) {
    const { source: story } = plot;
    const mine = lists[index]!;
    if (mine.length === 0) continue;
    const seen = byCause.get(story.cause) ?? [];
    const groups = groupsOf(mine, story);
    if (groups.some(({ list }) => list.some((happening) => fitsAny(plot.silentWith, happening)))) continue;
    for (const { list, isUnsure } of groups) {
      for (const instance of judged(plot, list, instances(plot, list), end)) {
        if (isUnsure && instance.strength === 'weak') continue;
        if (isUnsure) instance.strength = WEAKER[instance.strength];
        seen.push(instance);
      }
    }
    if (seen.length === 0) continue;
    byCause.set(story.cause, seen);
    const against = speaking.get(story.cause) ?? new Set<number>();
    if (story.against.length > 0) for (const happening of mine) if (fitsAny(plot.against, happening)) against.add(happening.line);
    speaking.set(story.cause, against);
  }
  const found = [...byCause].map(([cause, seen]): Finding & { readonly worst: number; readonly latest: number } => {
    let best = seen[0]!;
    let bestRank = STRENGTH_ORDER.indexOf(best.strength);
    let last = best;
    const proofs = new Set<number>();
    const stories = new Set<StorySource>();
    for (const one of seen) {
      const rank = one.strength === best.strength ? bestRank : STRENGTH_ORDER.indexOf(one.strength);
      if (rank < bestRank || (rank === bestRank && when(one) > when(best))) { best = one; bestRank = rank; }
      if (when(one) >= when(last)) last = one;
      if (proofs.size < MOST_PROOFS) for (const { line } of one.happenings) proofs.add(line);
      stories.add(one.story);
    }
    const lines = [...proofs].sort((a, b) => a - b).slice(0, MOST_LINES);
    return {
      cause,
      url: best.story.url,
      story: best.story.id,
      strength: best.strength,
      state: last.state,
      lines,
      against: [...(speaking.get(cause) ?? [])].filter((line) => !proofs.has(line)).sort((a, b) => a - b).slice(0, MOST_LINES),
      settle: [...new Set([...stories].flatMap(({ settle }) => settle))],
      worst: Math.min(...lines.map((line) => columns.level[line]!)),
      latest: when(last),
    };
  });
  return found
    .sort((a, b) => STRENGTH_ORDER.indexOf(a.strength) - STRENGTH_ORDER.indexOf(b.strength) || STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state)
      // Of two as sure, the one that rests on the worse lines: who guessed must not hide who got in.
      || a.worst - b.worst || (b.latest || 0) - (a.latest || 0) || (a.cause < b.cause ? -1 : 1))
    .map(({ worst: _worst, latest: _latest, ...finding }) => finding);
}
