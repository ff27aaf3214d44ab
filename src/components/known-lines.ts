import { exportAnalysis, readLog, type Catalogue } from '../engine/index.ts';

/** A run of a log: a line, or the break between lines. Runs put together are the log, unchanged. */
export interface LogRun {
  readonly text: string;
  /** The message the line was taken for: `ntt-hgw/pppoe-session#released`. */
  readonly message?: string;
}

/** A log cut into its lines, each with the message that the analyzer takes it for. `year` is for logs that name none. */
export function knownLines(log: string, catalogue: Catalogue, year: number): readonly LogRun[] {
  const { lines } = exportAnalysis(readLog(log, catalogue, { now: Date.UTC(year, 11, 31) }));
  const runs: LogRun[] = [];
  let at = 0;
  for (const { from, to, message } of lines) {
    if (from > at) runs.push({ text: log.slice(at, from) });
    runs.push(message === null ? { text: log.slice(from, to) } : { text: log.slice(from, to), message });
    at = to;
  }
  if (at < log.length) runs.push({ text: log.slice(at) });
  return runs;
}
