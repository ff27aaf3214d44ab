import type { Catalogue, StorySource } from './catalogue.ts';
import type { Columns } from './columns.ts';
import { happenings, type Happening } from './happenings.ts';
import { plotsOf } from './selectors.ts';
import type { Sequence } from './sequence.ts';
import { fitsAny, instances, judged, MOST_LINES, WEAKER, when, type FindingState, type Instance, type Strength } from './sightings.ts';
import { groupsOf } from './story-groups.ts';

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

/** Lines collected before the first of them are chosen; a story that fits everywhere must not cost memory without end. */
const MOST_PROOFS = 20_000;
const STRENGTH_ORDER: readonly Strength[] = ['decisive', 'strong', 'weak'];
const STATE_ORDER: readonly FindingState[] = ['ongoing', 'recurring', 'unknown', 'recovered'];

/**
 * Runs every story over the log, one pass for the happenings and one for each story's own. `end` is the moment up to
 * which the absence of a line means something: the later of the log's last line and the reader's now.
 */
export function findings(text: string, columns: Columns, catalogue: Catalogue, order: Sequence, end: number): readonly Finding[] {
  const endOf = (clock: number): number => order.boots.get(clock) ?? end;
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
    if (plot.silentWith.selectors.length > 0 && groups.some(({ list }) => list.some((happening) => fitsAny(plot.silentWith, happening)))) continue;
    for (const { list, isUnsure } of groups) {
      for (const instance of judged(plot, list, instances(plot, list), endOf)) {
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
