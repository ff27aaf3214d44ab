import type { Encoding } from '../engine/decode.ts';
import type { FindingState, LineLevel, Note, Strength } from '../engine/index.ts';
import type { Known } from '../engine/redact.ts';
import type { Common } from './common.ts';
import type { Explained } from './explain.ts';
import type { Feared } from './feared.ts';
import type { Notable } from './notable.ts';
import type { Rhythm } from './rhythm.ts';
import type { Timeline } from './timeline.ts';

/** What a reader gives: typed or pasted text, or a file as it lies on the disk. */
export type Part = { readonly kind: 'text'; readonly text: string } | FilePart;

/** `encoding`: how the reader says that its bytes are to be read; else its content tells. */
export interface FilePart {
  readonly kind: 'file';
  readonly name: string;
  readonly blob: Blob;
  readonly encoding?: Encoding | undefined;
}

/** A part on its way to the worker: a long text goes ahead in pieces, and this says how many of them are it. */
export type SentPart = Part | { readonly kind: 'pieces'; readonly count: number };

/** What has to be said about how the parts were read. Words stand in the view. */
export interface IntakeNote {
  readonly code: 'gap' | 'gz-capped' | 'gz-broken' | 'gz-unsupported' | 'image' | 'not-text' | 'unreadable' | 'empty-file' | 'encoding' | 'replaced' | 'html';
  /** The file it speaks of; empty for pasted text. */
  readonly name: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** A line as the page draws it. */
export interface Row {
  /** Index of the line among the lines that are not blank. */
  readonly line: number;
  /** Physical line number, from 1. */
  readonly n: number;
  readonly text: string;
  /** How many UTF-16 units `text` leaves out. */
  readonly omitted: number;
  /** Where the message begins in `text`, behind date, name and what else a device puts before it. */
  readonly body: number;
  readonly at: string | null;
  readonly clock: number;
  readonly level: LineLevel;
  readonly message: string | null;
  readonly candidates: readonly string[];
  readonly cut: boolean;
  /** How many lines like this one follow and are folded into it. */
  readonly more: number;
}

export interface ShownFinding {
  readonly cause: string;
  readonly story: string;
  readonly strength: Strength;
  readonly state: FindingState;
  readonly settle: readonly string[];
  /** The first proving lines; `proofs` counts them all. */
  readonly lines: readonly Row[];
  readonly proofs: number;
  readonly against: readonly Row[];
  /** When it happened, where it happened often enough for a rule. */
  readonly rhythm: Rhythm | null;
}

/** Lines that look bad and are not, with the reassurance that says why. */
export interface ShownCalm {
  readonly cause: string;
  readonly id: string;
  readonly count: number;
  /** Physical number of the first of them. */
  readonly n: number;
}

export interface ShownUnknown {
  readonly template: string;
  readonly count: number;
  /** Physical line numbers, the first few. */
  readonly lines: readonly number[];
  /** The first line of this shape as it stands in the log, header and all, and where its message begins in it. */
  readonly sample: string;
  readonly body: number;
}

/** What the page says of a log. `partial`: of its beginning only, while the rest is being read; it has no findings then. */
export interface Summary {
  readonly partial: boolean;
  readonly coverage: { readonly known: number; readonly total: number };
  readonly levels: Readonly<Record<LineLevel, number>>;
  readonly families: readonly { readonly id: string; readonly share: number }[];
  /** Whether any line had a header that the catalogue knows. */
  readonly shaped: boolean;
  readonly findings: readonly ShownFinding[];
  /** Fault and sign messages that no finding speaks of, the gravest first. */
  readonly notable: readonly Notable[];
  /** Reassurances for lines that frighten, the most lines first; a cause that is found has none here. */
  readonly calms: readonly ShownCalm[];
  /** Messages in frightening words that may be ignored, and of which no reassurance speaks. */
  readonly feared: readonly Feared[];
  /** What most lines say, where nothing else can be said of the log. */
  readonly common: Common | null;
  readonly unknown: readonly ShownUnknown[];
  readonly notes: readonly { readonly code: Note['code']; readonly args: Note['args']; readonly lines: readonly number[] }[];
  readonly intake: readonly IntakeNote[];
  /** The lines as first listed: with the summary, so that the first verdicts wait for no question. */
  readonly list: Listed;
}

/** Rows that answer a query: how many, how many lines they stand for, and the first of them. */
export interface Listed {
  readonly rows: number;
  readonly lines: number;
  readonly first: readonly Row[];
}

/** How many rows the page asks for at once, and is given unasked. */
export const ROWS_A_PAGE = 100;

/** What is listed of a log before the reader has chosen anything. */
export const FIRST_QUERY: RowQuery = { levels: [], text: '', fold: true, opened: [] };

/** Which rows to list. */
export interface RowQuery {
  /** Only these levels; all where it is empty. */
  readonly levels: readonly LineLevel[];
  /** Only lines that hold this text, width and case aside; all where it is empty. */
  readonly text: string;
  readonly fold: boolean;
  /** First lines of folds that the reader opened. */
  readonly opened: readonly number[];
}

/** What the page may ask of its worker, and what it gets. */
export interface Asked {
  /** Lists rows anew. */
  list: { ask: RowQuery; answer: Listed };
  rows: { ask: { readonly from: number; readonly count: number }; answer: readonly Row[] };
  /** The row that shows a physical line, -1 where the query leaves it out. */
  find: { ask: { readonly n: number }; answer: number };
  /** Lines by physical number, for an excerpt; those that are not there are left out. */
  texts: { ask: { readonly numbers: readonly number[] }; answer: readonly Row[] };
  /** How the line with this index was read. */
  explain: { ask: { readonly line: number }; answer: Explained };
  /** The whole log as it was read, for the tab to keep; null where it is longer than `most`. */
  text: { ask: { readonly most: number }; answer: string | null };
  timeline: { ask: null; answer: Timeline | null };
  /** What the whole log shows to be hosts and people: an excerpt of it cannot be masked without that. */
  known: { ask: null; answer: Known };
  /** What to begin an excerpt with: for a finding, or for the log where there is none. */
  excerpt: { ask: { readonly cause: string; readonly story: string } | null; answer: Excerpt };
}
export type Question = keyof Asked;

export interface Excerpt {
  /** Physical numbers of the lines to begin with. */
  readonly numbers: readonly number[];
  /** The physical number of the log's last line. */
  readonly last: number;
  /** The model that the log names; empty where it names none. */
  readonly model: string;
}

/** From the page to the worker. The first message is always `catalogue`, as JSON: a string is handed over in no time, an object is not. */
export type ToWorker =
  | { readonly type: 'catalogue'; readonly json: string }
  /** Nobody waits: what will be needed may be made ready. */
  | { readonly type: 'warm' }
  /** The beginning of a long log, for the first verdicts; the whole follows. */
  | { readonly type: 'ahead'; readonly text: string; readonly now: number }
  | { readonly type: 'piece'; readonly text: string }
  | { readonly type: 'open'; readonly parts: readonly SentPart[]; readonly now: number }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question; readonly ask: Asked[Question]['ask'] };

/** What stands in the text box for what was read: all of it, or its first and last lines. */
export interface Taken {
  readonly text: string;
  readonly whole: boolean;
  /** Physical lines and UTF-16 units of the whole. */
  readonly lines: number;
  readonly units: number;
}

/** From the worker to the page. */
export type FromWorker =
  /** A log has been received. Whatever goes wrong from here on, the page is told. */
  | { readonly type: 'begun' }
  /** Nothing to tell yet, and still at it. */
  | { readonly type: 'alive' }
  | { readonly type: 'taken'; readonly taken: Taken }
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'summary'; readonly summary: Summary }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Asked[Question]['answer'] }
  /** There is no answer to this question; others may still be asked. */
  | { readonly type: 'unanswered'; readonly id: number; readonly message: string }
  | { readonly type: 'failed'; readonly message: string };
