import { compileCatalogue, type Catalogue } from '../engine/catalogue.ts';
import { explain, maskedShape, readLog } from '../engine/index.ts';
import { catalogueSource } from './catalogue.ts';
import type { Knowledge } from './load.ts';
import { closest } from './closest.ts';

/** What can be told of a pasted line before a person has said what it means. */
export interface Proposal {
  /** The line without its header. */
  readonly message: string;
  /** The message with what varies replaced by holes; brackets and quotes become `{text}` when they hold words. */
  readonly template: string;
  /** The device family whose format the header has, or null. */
  readonly family: string | null;
  /** The program that the header names as the writer, or null. */
  readonly program: string | null;
  /** The message that takes the line already, or null. */
  readonly known: string | null;
  /** A message whose template looks much the same, or null. */
  readonly similar: string | null;
}

/** Proposes template and family for one pasted line, and finds what the catalogue has already. */
export function propose(knowledge: Knowledge, line: string, now: number): Proposal {
  const catalogue = compileCatalogue(catalogueSource(knowledge));
  const reading = readLog(line, catalogue, { now });
  const { columns } = reading;
  const from = columns.count === 0 ? 0 : columns.from[0]! + columns.body[0]!;
  const to = columns.count === 0 ? line.length : columns.to[0]!;
  const message = line.slice(from, to).trim();
  const template = restoreCase(message, maskedShape(line, from, to));
  const index = columns.count === 0 ? -1 : columns.template[0]!;
  const bare = (text: string): string => text.toLowerCase().replace(/\{(?:\w+:)?\w+\}/g, '{}');
  const similar = closest(bare(template), catalogue.templates.map(({ pattern }) => bare(pattern.source)));
  const found = similar === undefined ? undefined : catalogue.templates.find(({ pattern }) => bare(pattern.source) === similar);
  return {
    message,
    template,
    family: columns.count > 0 && columns.format[0]! >= 0 ? catalogue.source.families[catalogue.formats[columns.format[0]!]!.family]!.id : null,
    program: programOf(line, catalogue, now),
    known: index < 0 ? null : catalogue.source.messages[catalogue.templates[index]!.message]!.id,
    similar: found === undefined ? null : catalogue.source.messages[found.message]!.id,
  };
}

/** Messages belong to the program that wrote them; a header such as `pppd[2211]:` names it. */
function programOf(line: string, catalogue: Catalogue, now: number): string | null {
  const process = explain(line, catalogue, { now })?.header.find(({ name }) => name === 'process');
  if (process === undefined) return null;
  const family = catalogue.processes.get(line.slice(process.from, process.to).normalize('NFKC').toLowerCase())?.[0];
  return family === undefined ? null : catalogue.source.families[family]!.id;
}

/** The masked shape is folded; authors want the line's own letters back wherever the two agree. */
function restoreCase(message: string, shape: string): string {
  let out = '';
  let at = 0;
  const text = message.replace(/\s+/g, ' ');
  for (const part of shape.split(/(\{\w+\})/)) {
    if (/^\{\w+\}$/.test(part)) { out += part; continue; }
    if (part === '') continue;
    const found = text.normalize('NFKC').toLowerCase().indexOf(part.replace(/\{\{/g, '{').replace(/\}\}/g, '}'), at);
    if (found < 0) { out += part; continue; }
    const literal = text.slice(found, found + part.length);
    out += literal.replace(/\{/g, '{{').replace(/\}/g, '}}');
    at = found + part.length;
  }
  return out;
}
