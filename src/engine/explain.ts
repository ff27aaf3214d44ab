import type { Catalogue } from './catalogue.ts';
import { foldBuffer, foldInto, offsetIn } from './fold.ts';
import { lineOf, readLog, type AnalysisLine } from './analysis.ts';
import type { ReadOptions } from './reader.ts';
import { emptyTime } from './clocktime.ts';
import { scanTime } from './time.ts';
import { emptyMatch, matchTrie } from './match.ts';
import { nearestTemplates } from './nearest.ts';

/** What the header of a line says: name of the hole (`at`, `host`, `process` …) and where it stands. */
export interface HeaderPart {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** How one line was read, or how far it could be read. Offsets are those of the line. */
export interface Explanation {
  readonly line: AnalysisLine;
  readonly header: readonly HeaderPart[];
  /** Where the message begins behind the header. */
  readonly body: number;
  /** The template that took the message; null for an unknown one. */
  readonly template: string | null;
  /** For an unknown line, the templates it shares most words with (see `nearest.ts`), and where the agreement ends; null where none is near. */
  readonly nearest: { readonly messages: readonly string[]; readonly templates: readonly string[]; readonly stopped: number } | null;
}

/** A header may name only the beginning of its time (`{at:n}.{year:n} {clock:time}`): the part takes in what was read of it. */
function wholeTime(header: readonly HeaderPart[], at: number, to: number): HeaderPart[] {
  const { from } = header[at]!;
  return header.filter((part, index) => index === at || part.from < from || part.from >= to).map((part) => (part === header[at] ? { ...part, to: Math.max(part.to, to) } : part));
}

/** Explains one line by itself: format, message, what each hole took, or the nearest template and the character where it stopped. */
export function explain(given: string, catalogue: Catalogue, options: ReadOptions): Explanation | null {
  const reading = readLog(given, catalogue, options);
  const { columns, text } = reading;
  if (columns.count === 0) return null;
  const line = lineOf(reading, 0);
  const body = columns.from[0]! + columns.body[0]!;
  const folded = foldBuffer(line.to - line.from);
  const match = emptyMatch();
  const format = catalogue.formats[columns.format[0]!];
  let header: HeaderPart[] = [];
  if (format !== undefined) {
    foldInto(text, line.from, line.to, folded);
    if (matchTrie(format.trie, folded.codes, 0, folded.length, match)) {
      header = format.pattern.elements.filter((element) => element.kind === 'hole').map((element, hole) => ({
        name: element.kind === 'hole' ? element.name : '', from: offsetIn(folded, match.from[hole]!), to: offsetIn(folded, match.to[hole]! - 1) + 1,
      }));
      const end = format.at < 0 ? -1 : scanTime(folded.codes, match.from[format.at]!, folded.length, emptyTime());
      if (end > 0) header = wholeTime(header, format.at, offsetIn(folded, end - 1) + 1);
    }
  }
  const template = catalogue.templates[columns.template[0]!]?.pattern.source ?? null;
  if (template !== null) return { line, header, body, template, nearest: null };
  foldInto(text, body, line.to, folded);
  const near = nearestTemplates(catalogue, folded.codes, folded.length);
  if (near === null) return { line, header, body, template, nearest: null };
  const templates = near.templates.map((index) => catalogue.templates[index]!);
  return {
    line, header, body, template,
    nearest: {
      messages: [...new Set(templates.map(({ message }) => catalogue.source.messages[message]!.id))],
      templates: templates.map(({ pattern }) => pattern.source),
      stopped: offsetIn(folded, near.stopped),
    },
  };
}
