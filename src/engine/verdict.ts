import type { Clocktime } from './clocktime.ts';

/** What one line was taken for, before it is written into the columns. */
export interface Verdict {
  /** Index into the catalogue's formats, -1 without a header. */
  format: number;
  /** Index into the catalogue's templates, -1 for an unknown line. */
  template: number;
  /** A screen cut the line off inside its template. */
  cut: boolean;
  /** Offset in folded units where the message begins behind its header. */
  body: number;
  /** Milliseconds on the log's own clock face; NaN without a time. */
  at: number;
  /** The header gives a full date. */
  dated: boolean;
  /** Minutes east of UTC as the line says; NaN where it does not. */
  zone: number;
  /** What the date says of the order of day and month. */
  slashed: Clocktime['slashed'];
  /** Offset in folded units of the time in the header, -1 where there is none. */
  timeAt: number;
  /** Templates that are as good as the one taken; null where it is the only one. */
  candidates: number[] | null;
}

export function emptyVerdict(): Verdict {
  return { format: -1, template: -1, cut: false, body: 0, at: Number.NaN, dated: false, zone: Number.NaN, slashed: 0, timeAt: -1, candidates: null };
}

/** Takes back what was found of a header. */
export function forgetHeader(verdict: Verdict): void {
  verdict.format = -1;
  verdict.body = 0;
  verdict.timeAt = -1;
  forgetTime(verdict);
}

function forgetTime(verdict: Verdict): void {
  verdict.at = Number.NaN;
  verdict.dated = false;
  verdict.zone = Number.NaN;
  verdict.slashed = 0;
}

/** Makes a verdict one of a line of which nothing is known yet. */
export function forgetLine(verdict: Verdict): void {
  forgetHeader(verdict);
  verdict.template = -1;
  verdict.cut = false;
  verdict.candidates = null;
}
