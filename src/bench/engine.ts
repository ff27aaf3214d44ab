import { gzipSync } from 'node:zlib';
import { compileCatalogue, type Catalogue, type CatalogueSource } from '../engine/catalogue.ts';
import { conclude, Reader, readLog } from '../engine/index.ts';
import { foldBuffer, foldInto } from '../engine/fold.ts';
import { lineAt } from '../engine/lines.ts';
import { catalogueSource } from '../kb/catalogue.ts';
import type { Knowledge } from '../kb/load.ts';
import type { Measures } from './measures.ts';
import { sampleLog, seeded } from './sample-log.ts';

const LINES = 200_000;
const ROUNDS = 5;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Milliseconds of the median of several rounds, after one to warm up. */
function time(work: () => void, rounds = ROUNDS): { readonly middle: number; readonly spread: number } {
  work();
  const taken = Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return { middle: median(taken), spread: (Math.max(...taken) - Math.min(...taken)) / median(taken) };
}

/** The catalogue with generated templates beside the real ones, for seeing whether time grows with their number. */
function widened(source: CatalogueSource, templates: number): CatalogueSource {
  const random = seeded(7);
  const word = (): string => Array.from({ length: 3 + Math.floor(random() * 6) }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
  const holes = ['{n}', '{ip}', '{word}', '{if}', '{mac}'];
  const messages = Array.from({ length: templates }, (_, index) => ({
    id: `generated/page#m${index}`, family: 'generated', level: 'normal' as const,
    templates: [`${word()} ${word()}: ${word()} ${holes[Math.floor(random() * holes.length)]} ${word()} ${holes[Math.floor(random() * holes.length)]}`],
  }));
  return { ...source, families: [...source.families, { id: 'generated', processes: [], programs: [], formats: [] }], messages: [...source.messages, ...messages] };
}

/** What the field does: one regular expression a template, tried in turn on the text behind the date. */
function expressions(source: CatalogueSource): readonly RegExp[] {
  const holes: Readonly<Record<string, string>> = { n: '[-+]?\\d+(?:\\.\\d+)?', hex: '(?:0x)?[0-9a-f]+', ip: '[0-9a-f.:/]+', mac: '[0-9a-f:.-]+', if: '[a-z][\\w./@-]*', time: '.+?', dur: '.+?', word: '\\S+?', text: '.+?' };
  return source.messages.flatMap(({ templates }) => templates.map((template) => new RegExp(
    `^${template.split(/(\{(?:\w+:)?\w+\})/).map((part) => { const hole = /^\{(?:\w+:)?(\w+)\}$/.exec(part); return hole ? `(${holes[hole[1]!]})` : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'); }).join('')}$`, 'i')));
}

function linesPerSecond(count: number, millis: number): number {
  return Math.round((count / millis) * 1000);
}

/** Engine speed and size as design §8 and the engine's promises name them. One thread, columns only. */
export function benchEngine(knowledge: Knowledge): Measures {
  const source = catalogueSource(knowledge);
  const catalogue = compileCatalogue(source);
  const text = sampleLog(knowledge, LINES);
  const bytes = new TextEncoder().encode(text);
  const now = Date.UTC(2025, 0, 1);
  const decoder = new TextDecoder();
  const read = (with_: Catalogue): void => { readLog(decoder.decode(bytes), with_, { now }); };
  const whole = time(() => read(catalogue));
  const wide = compileCatalogue(widened(source, 3000));
  const wider = time(() => read(wide), 3);

  const decoding = time(() => { decoder.decode(bytes); });
  const splitting = time(() => {
    const folded = foldBuffer(8192);
    const bounds = { from: 0, to: 0, next: 0 };
    for (let at = 0; at < text.length; at = bounds.next) { lineAt(text, at, false, bounds); foldInto(text, bounds.from, bounds.to, folded); }
  });
  const reading = time(() => { const reader = new Reader(text, catalogue, { now }); while (reader.step(1 << 16)); });
  const reader = new Reader(text, catalogue, { now });
  while (reader.step(1 << 16));
  const concluding = time(() => { conclude(text, catalogue, reader.columns, { now }); });

  const patterns = expressions(source);
  const few = text.split('\n').slice(0, 4000).map((line) => line.slice(20));
  const loop = time(() => { for (const line of few) for (const pattern of patterns) if (pattern.test(line)) break; }, 3);

  const ours = linesPerSecond(LINES, whole.middle);
  const theirs = linesPerSecond(few.length, loop.middle);
  const { columns } = reader;
  const columnBytes = columns.n.BYTES_PER_ELEMENT + columns.from.BYTES_PER_ELEMENT + columns.to.BYTES_PER_ELEMENT + columns.at.BYTES_PER_ELEMENT + columns.format.BYTES_PER_ELEMENT
    + columns.template.BYTES_PER_ELEMENT + columns.body.BYTES_PER_ELEMENT + columns.level.BYTES_PER_ELEMENT + columns.flags.BYTES_PER_ELEMENT + 2;
  const templates = source.messages.reduce((sum, message) => sum + message.templates.length, 0);
  return {
    'engine.lines-per-second': { value: ours, unit: 'lines/s' },
    'engine.spread': { value: Number(whole.spread.toFixed(3)), unit: 'of median' },
    'engine.bytes-per-line-of-log': { value: Number((bytes.length / LINES).toFixed(1)), unit: 'bytes' },
    'engine.with-3000-more-templates': { value: Number((whole.middle / wider.middle).toFixed(3)), unit: 'of speed' },
    'engine.against-regular-expressions': { value: Number((ours / theirs).toFixed(1)), unit: 'times' },
    'engine.regular-expressions': { value: theirs, unit: 'lines/s' },
    'engine.share-decode': { value: Number((decoding.middle / whole.middle).toFixed(3)), unit: 'of time' },
    'engine.share-split-and-fold': { value: Number((splitting.middle / whole.middle).toFixed(3)), unit: 'of time' },
    'engine.share-format-and-match': { value: Number(((reading.middle - splitting.middle) / whole.middle).toFixed(3)), unit: 'of time' },
    'engine.share-clocks-and-stories': { value: Number((concluding.middle / whole.middle).toFixed(3)), unit: 'of time' },
    'engine.working-memory': { value: Number((columnBytes * columns.capacity / columns.count).toFixed(1)), unit: 'bytes/line' },
    'engine.templates': { value: templates, unit: 'templates' },
    'engine.catalogue-gzip': { value: Number((gzipSync(JSON.stringify(source), { level: 9 }).length / templates).toFixed(1)), unit: 'bytes/template' },
  };
}
