import type { Catalogue, SelectorSource, StorySource } from './catalogue.ts';

/** A selector ready for asking: which messages it takes, and what their holes must say. */
export interface Selector {
  /** Message index → 1 if the selector takes it. */
  readonly takes: Uint8Array;
  /** Names of holes with the folded value each must have; null where any will do. */
  readonly where: readonly (readonly [name: string, value: string])[] | null;
}

/** A story with its selectors ready for asking. */
export interface Plot {
  readonly source: StorySource;
  readonly of: readonly Selector[];
  readonly unless: readonly Selector[];
  readonly restoredBy: readonly Selector[];
  readonly against: readonly Selector[];
  /** Message index → 1 if any of the selectors takes it. */
  readonly wants: Uint8Array;
}

const PLOTS = new WeakMap<Catalogue, readonly Plot[]>();

/** The stories of a catalogue, made ready once. */
export function plotsOf(catalogue: Catalogue): readonly Plot[] {
  let plots = PLOTS.get(catalogue);
  if (plots === undefined) {
    plots = makePlots(catalogue);
    PLOTS.set(catalogue, plots);
  }
  return plots;
}

/** Makes selectors of a catalogue ready for asking. Whoever makes many keeps this: they ask for the same few events again and again. */
export function selectorMaker({ source: { messages } }: Catalogue): (selector: SelectorSource) => Selector {
  const taken = new Map<string, Uint8Array>();
  const takes = ({ event, message }: SelectorSource): Uint8Array => {
    const key = message === undefined ? `event ${event}` : `message ${message}`;
    let found = taken.get(key);
    if (found === undefined) {
      found = Uint8Array.from(messages, (one) => ((message !== undefined ? message === one.id : event === one.event) ? 1 : 0));
      taken.set(key, found);
    }
    return found;
  };
  return (selector) => ({
    takes: takes(selector),
    where: selector.where === undefined ? null : Object.entries(selector.where).map(([name, value]) => [name, value.normalize('NFKC').toLowerCase()] as const),
  });
}

function makePlots(catalogue: Catalogue): readonly Plot[] {
  const { messages, stories } = catalogue.source;
  const ready = selectorMaker(catalogue);
  return stories.map((story) => {
    const of = story.of.map(ready);
    const unless = (story.unless?.any ?? []).map(ready);
    const restoredBy = story.restoredBy.map(ready);
    const against = story.against.map(ready);
    const all = [...of, ...unless, ...restoredBy, ...against];
    const wants = new Uint8Array(messages.length);
    for (const selector of all) for (let message = 0; message < wants.length; message += 1) if (selector.takes[message] === 1) wants[message] = 1;
    return { source: story, of, unless, restoredBy, against, wants };
  });
}
