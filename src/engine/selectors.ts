import type { Catalogue, SelectorSource, StorySource } from './catalogue.ts';
import { REPEAT_EVENT, TIMES_HOLE } from './repeats.ts';

/** A selector ready for asking: which messages it takes, and what their holes must say. */
export interface Selector {
  /** Message index → 1 if the selector takes it. */
  readonly takes: Uint8Array;
  /** Names of holes with the folded value each must have; null where any will do. */
  readonly where: readonly (readonly [name: string, value: string])[] | null;
}

/** Selectors of which any will do. */
export interface AnyOf {
  readonly selectors: readonly Selector[];
  /** Message index → 1 if one of them takes it. */
  readonly takes: Uint8Array;
  /** Whether none asks what holes say. */
  readonly plain: boolean;
}

/** A story with its selectors ready for asking. */
export interface Plot {
  readonly source: StorySource;
  /** The steps of an ordered or unordered story; of others the sightings. */
  readonly of: readonly Selector[];
  readonly anyOf: AnyOf;
  readonly unless: AnyOf;
  readonly silentWith: AnyOf;
  readonly restoredBy: AnyOf;
  readonly against: AnyOf;
}

/** The stories of a catalogue, and which of them wait for what. */
export interface Plots {
  readonly all: readonly Plot[];
  /** Message index → indexes of the stories that wait for it, in their order; null for messages that no story names. */
  readonly waiting: readonly (readonly number[] | null)[];
  /** Message index → names of the holes whose values these stories ask for. */
  readonly asked: readonly ReadonlySet<string>[];
  /** Template index → what is read of its lines: `VALUES`, `TIMES`. */
  readonly asks: Uint8Array;
  /** Message index → 1 if it says of the line before how often it happened again. */
  readonly repeats: Uint8Array;
  /** How often any story counts the same line. */
  readonly most: number;
}

/** A template has a hole whose value some story asks for. */
export const VALUES = 1;
/** A template has a hole that says how often its line happened. */
export const TIMES = 2;

const PLOTS = new WeakMap<Catalogue, Plots>();

/** The stories of a catalogue, made ready once. */
export function plotsOf(catalogue: Catalogue): Plots {
  let plots = PLOTS.get(catalogue);
  if (plots === undefined) {
    const all = makePlots(catalogue);
    const { messages } = catalogue.source;
    const { waiting, asked } = waitingFor(all, messages.length);
    plots = {
      all, waiting, asked,
      asks: Uint8Array.from(catalogue.templates, ({ message, names }) => (names.some((name) => asked[message]!.has(name)) ? VALUES : 0) | (names.includes(TIMES_HOLE) ? TIMES : 0)),
      repeats: Uint8Array.from(messages, ({ event }) => (event === REPEAT_EVENT ? 1 : 0)),
      most: Math.max(1, ...all.map(({ source: { atLeast, of } }) => atLeast ?? of.length)),
    };
    PLOTS.set(catalogue, plots);
  }
  return plots;
}

function waitingFor(plots: readonly Plot[], messages: number): Pick<Plots, 'waiting' | 'asked'> {
  const waiting = Array.from({ length: messages }, (): number[] | null => null);
  const asked = Array.from({ length: messages }, () => new Set<string>());
  plots.forEach(({ source: { by }, anyOf, unless, silentWith, restoredBy, against }, plot) => {
    for (const { takes, where } of [anyOf, unless, silentWith, restoredBy, against].flatMap(({ selectors }) => selectors)) {
      for (let message = 0; message < messages; message += 1) {
        if (takes[message] === 0) continue;
        const mine = waiting[message] ??= [];
        if (mine.at(-1) !== plot) mine.push(plot);
        for (const name of by ?? []) asked[message]!.add(name);
        for (const [name] of where ?? []) asked[message]!.add(name);
      }
    }
  });
  return { waiting, asked };
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
  const any = (selectors: readonly Selector[]): AnyOf => {
    const taken = new Uint8Array(messages.length);
    for (const selector of selectors) for (let message = 0; message < taken.length; message += 1) if (selector.takes[message] === 1) taken[message] = 1;
    return { selectors, takes: taken, plain: selectors.every(({ where }) => where === null) };
  };
  return stories.map((story) => {
    const of = story.of.map(ready);
    return {
      source: story, of, anyOf: any(of), unless: any((story.unless?.any ?? []).map(ready)),
      silentWith: any((story.silentWith ?? []).map(ready)), restoredBy: any(story.restoredBy.map(ready)), against: any(story.against.map(ready)),
    };
  });
}
