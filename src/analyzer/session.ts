import { calmOf, compileCatalogue, conclude, groupUnknown, LEVEL_NAMES, noted, Reader, readLog, renumber, tidied, type Catalogue, type CatalogueSource, type LineLevel, type Reading } from '../engine/index.ts';
import type { Known } from '../engine/redact.ts';
import { withoutNothing } from '../engine/paste-remedy.ts';
import { commonOf } from './common.ts';
import { EXAMPLES } from './examples.ts';
import { excerptOf } from './excerpt.ts';
import { explain } from './explain.ts';
import { linesToShow } from './excerpt-lines.ts';
import { hostsInSlices } from './hosts.ts';
import { fearedOf } from './feared.ts';
import { findingRhythm } from './finding-rhythm.ts';
import { readParts } from './intake.ts';
import { namesInSlices } from './known-names.ts';
import { passedOn } from './long-line.ts';
import { modelIn } from './model.ts';
import { nextTask } from './next-task.ts';
import { notableOf } from './notable.ts';
import { FIRST_QUERY, ROWS_A_PAGE, type Asked, type Excerpt, type IntakeNote, type Listed, type Part, type Question, type RowQuery, type ShownFinding, type Summary, type Taken } from './protocol.ts';
import { indexOfLine, rowOf, rowOfLine, rowsOf, type Rows } from './rows.ts';
import { timelineOf } from './timeline.ts';

/** How many characters are read at once for the first verdicts: some thousand lines, a few milliseconds. */
export const FIRST_UNITS = 64 * 1024;
/** Lines between two looks at the clock. */
const LINES_A_STEP = 4000;
/** Milliseconds of work before the page's questions get their turn. */
const SLICE = 30;
/** Lines read at once while nobody waits. */
const WARM_LINES = 200;
const SHOWN_PROOFS = 12;
const SHOWN_UNKNOWN = 100;
/** UTF-16 units of a message: no more of it is passed on. */
const LONGEST_SAMPLE = 400;

export interface Progress {
  readonly taken: (taken: Taken) => void;
  readonly summary: (summary: Summary) => void;
  readonly progress: (done: number) => void;
}

/** One log from its first byte to the page's last question. Lives in the worker; a new log gets a new worker. */
export class Session {
  readonly #catalogue: Catalogue;
  #isAsked = false;
  #reading: Reading | null = null;
  /** The log as it came, not as it was tidied. */
  #text = '';
  #kept: ReadonlySet<number> = new Set();
  #known: Promise<Known> | null = null;
  #rows: Rows = { first: new Uint32Array(0), more: new Uint32Array(0), count: 0, lines: 0 };

  constructor(catalogue: CatalogueSource) {
    this.#catalogue = compileCatalogue(catalogue);
  }

  /** Reads what is at hand and forgets it: code that has run before is quick. A log that comes meanwhile goes first. */
  async warm(): Promise<void> {
    const lines = [...EXAMPLES.flatMap(({ text }) => text.split('\n')), ...this.#catalogue.source.messages.map(({ templates }) => templates[0] ?? '')];
    for (let at = 0; at < lines.length && !this.#isAsked; at += WARM_LINES) {
      rowsOf(readLog(lines.slice(at, at + WARM_LINES).join('\n'), this.#catalogue, { now: 0 }), FIRST_QUERY, new Set());
      await nextTask();
    }
  }

  /** Tells of the beginning of a log, cut at a line's end, before the whole is there. */
  begin(text: string, now: number, tell: Progress): void {
    this.#isAsked = true;
    this.#take(readLog(text.slice(0, text.lastIndexOf('\n', FIRST_UNITS) + 1 || FIRST_UNITS), this.#catalogue, { now }));
    tell.summary(this.#summary(true, []));
  }

  /** Reads the parts in slices. Tells of the beginning as soon as it is read, then of the whole. */
  async open(parts: readonly Part[], now: number, tell: Progress): Promise<void> {
    this.#isAsked = true;
    await this.#readAhead(parts, now, tell);
    const { text, notes } = await readParts(parts);
    this.#text = text;
    tell.taken(excerptOf(text));
    if (text.length > FIRST_UNITS && this.#reading === null) this.begin(text, now, tell);
    const tidy = tidied(text, this.#catalogue, { now });
    const reader = new Reader(tidy.text, this.#catalogue, { now });
    let told = 0;
    for (let more = true; more; ) {
      const until = performance.now() + SLICE;
      while (more && performance.now() < until) more = reader.step(LINES_A_STEP);
      if (!more) break;
      if (performance.now() - told > 150) { told = performance.now(); tell.progress(reader.progress); }
      await nextTask();
    }
    // Records that stood in one line keep numbers of their own: the page finds a row by its number.
    if (tidy.fixes.length > 0 && !tidy.isSplit) renumber(reader.columns, text);
    this.#take(noted(conclude(tidy.text, this.#catalogue, reader.columns, { now }), tidy.fixes));
    tell.summary(this.#summary(false, notes));
  }

  /** A long file takes a while to read at all; its first lines do not. */
  async #readAhead([first]: readonly Part[], now: number, tell: Progress): Promise<void> {
    if (first?.kind !== 'file' || first.blob.size < FIRST_UNITS * 16) return;
    const { text, notes } = await readParts([{ ...first, blob: first.blob.slice(0, FIRST_UNITS) }]);
    // A packed file cut short or one that is no text has nothing to show yet.
    if (text === '' || notes.some(({ code }) => code !== 'encoding')) return;
    this.begin(text, now, tell);
  }

  /** Answers at once, or, where the whole log has to be gone through, when that is done. */
  answer<Q extends Question>(question: Q, ask: Asked[Q]['ask']): Asked[Q]['answer'] | Promise<Asked[Q]['answer']> {
    const answers: { readonly [K in Question]: (ask: Asked[K]['ask']) => Asked[K]['answer'] | Promise<Asked[K]['answer']> } = {
      list: (query) => this.#list(query),
      rows: ({ from, count }) => this.#page(from, count),
      find: ({ n }) => this.#find(n),
      texts: ({ numbers }) => this.#texts(numbers),
      explain: ({ line }) => explain(this.#read, line),
      text: ({ most }) => (this.#text.length > most ? null : this.#text),
      timeline: () => timelineOf(this.#read),
      known: () => (this.#known ??= this.#knownOf(this.#read)),
      excerpt: (of) => this.#excerpt(of),
    };
    return answers[question](ask);
  }

  /** The page asks only about a log that it has a summary of. */
  get #read(): Reading {
    if (this.#reading === null) throw new Error('nothing has been read');
    return this.#reading;
  }

  #take(reading: Reading): void {
    this.#reading = reading;
    this.#known = null;
    this.#kept = new Set(reading.findings.flatMap(({ lines, against }) => [...lines, ...against]));
    this.#rows = rowsOf(reading, FIRST_QUERY, this.#kept);
  }

  #list(query: RowQuery): Listed {
    if (this.#reading !== null) this.#rows = rowsOf(this.#reading, query, this.#kept);
    return this.#listed();
  }

  #listed(): Listed {
    return { rows: this.#rows.count, lines: this.#rows.lines, first: this.#page(0, ROWS_A_PAGE) };
  }

  #page(from: number, count: number): Asked['rows']['answer'] {
    const reading = this.#reading;
    if (reading === null) return [];
    const { first, more } = this.#rows;
    return Array.from(first.subarray(from, from + count), (line, index) => rowOf(reading, line, more[from + index]!));
  }

  #texts(numbers: readonly number[]): Asked['texts']['answer'] {
    const reading = this.#reading;
    if (reading === null) return [];
    return numbers.flatMap((n) => {
      const line = indexOfLine(reading, n);
      if (line < 0) return [];
      const whole = withoutNothing(reading.text.slice(reading.columns.from[line]!, reading.columns.to[line]!));
      return [{ ...rowOf(reading, line, 0), text: passedOn(whole), omitted: 0 }];
    });
  }

  async #knownOf(reading: Reading): Promise<Known> {
    return { hosts: await hostsInSlices(withoutNothing(reading.text), SLICE), names: await namesInSlices(reading, SLICE) };
  }

  #excerpt(of: Asked['excerpt']['ask']): Excerpt {
    const reading = this.#read;
    const finding = of === null ? undefined : reading.findings.find(({ cause, story }) => cause === of.cause && story === of.story);
    return { numbers: linesToShow(reading, finding ?? null), last: reading.columns.n[reading.columns.count - 1] ?? 0, model: modelIn(withoutNothing(reading.text)) };
  }

  #find(n: number): number {
    if (this.#reading === null) return -1;
    const line = indexOfLine(this.#reading, n);
    return line < 0 ? -1 : rowOfLine(this.#rows, line);
  }

  #summary(partial: boolean, intake: readonly IntakeNote[]): Summary {
    const reading = this.#reading!;
    const { columns, order } = reading;
    const numbers = (lines: readonly number[]): number[] => lines.map((line) => columns.n[line]!);
    const calms = partial ? [] : calmOf(reading);
    const shown = (lines: readonly number[]) => lines.slice(0, SHOWN_PROOFS).map((line) => rowOf(reading, line, 0));
    return {
      partial,
      coverage: reading.coverage,
      levels: Object.fromEntries(LEVEL_NAMES.map((name, index) => [name, reading.levels[index]!])) as Record<LineLevel, number>,
      families: reading.families,
      shaped: reading.families.length > 0,
      findings: partial ? [] : reading.findings.map(({ cause, story, strength, state, settle, lines, against }): ShownFinding => ({
        cause, story, strength, state, settle, lines: shown(lines), proofs: lines.length, against: shown(against), rhythm: findingRhythm(reading, lines),
      })),
      notable: partial ? [] : notableOf(reading, this.#kept),
      calms: calms.map(({ cause, id, count, lines }) => ({ cause, id, count, n: columns.n[lines[0]!]! })),
      feared: partial ? [] : fearedOf(reading, new Set([...this.#kept, ...calms.flatMap(({ lines }) => lines)])),
      common: partial ? null : commonOf(reading),
      unknown: partial ? [] : groupUnknown(reading.text, columns).slice(0, SHOWN_UNKNOWN).map(({ template, count, lines }) => {
        const from = columns.from[lines[0]!]!;
        const body = columns.body[lines[0]!]!;
        return { template, count, lines: numbers(lines), sample: withoutNothing(reading.text.slice(from, Math.min(columns.to[lines[0]!]!, from + body + LONGEST_SAMPLE))), body: withoutNothing(reading.text.slice(from, from + body)).length };
      }),
      notes: partial ? [] : order.notes.map(({ code, args, lines }) => ({ code, args, lines: numbers(lines) })),
      intake,
      list: this.#listed(),
    };
  }
}
