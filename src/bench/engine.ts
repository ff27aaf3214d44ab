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
/** Rounds after which a reading of `LINES` lines takes about as long each time: the runtime compiles and compiles anew before. */
const WARMING = 8;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Milliseconds of processor time that `work` takes: on a shared machine the clock on the wall measures the others. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * The median of several rounds, after `warming` whose code the runtime has yet to compile; `first` is the very first, as
 * a reader who pastes one log has it.
 */
function time(work: () => void, rounds = ROUNDS, warming = 1): { readonly middle: number; readonly spread: number; readonly first: number } {
  const cold = Array.from({ length: warming }, () => cost(work));
  const taken = Array.from({ length: rounds }, () => cost(work));
  return { middle: median(taken), spread: (Math.max(...taken) - Math.min(...taken)) / median(taken), first: cold[0] ?? taken[0]! };
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

/**
 * Lines of one text repeated up to `units` each: beyond the longest line that is matched, nothing would be measured. Lines
 * of all lengths end alike, with a whole piece and `end`: a line that ends with a dot is looked at twice, and a double that
 * does beside a single one that does not would say nothing of how time grows.
 */
function filled(piece: string, units: number, lines: number, end = ''): string {
  return `${piece.repeat(Math.floor((units - end.length) / piece.length))}${end}\n`.repeat(lines);
}

/** Half the units of the longest line that is matched: the other half is what doubling adds. */
const HALF_LINE = 4000;

/** Input made to be slow, at a size and at its double: `times` is 1 or 2. */
const HOSTILE: Readonly<Record<string, (times: number) => string>> = {
  'long-line': (times) => 'a'.repeat(20_000_000 * times),
  'many-lines': (times) => '2023/03/23 11:43:35 pppd[1]: something new\n'.repeat(30_000 * times),
  'empty-lines': (times) => '\n'.repeat(2_000_000 * times),
  brackets: (times) => `${'['.repeat((HALF_LINE * times) / 2)}${']'.repeat((HALF_LINE * times) / 2)}\n`.repeat(100),
  digits: (times) => filled('1', HALF_LINE * times, 100),
  colons: (times) => filled(':', HALF_LINE * times, 100),
  addresses: (times) => filled('1.1.1.', HALF_LINE * times, 100),
  // Every literal here begins many templates, and every word between them could be a hole.
  holes: (times) => filled('eth0: link up 192.0.2.1 -> from [1] to a: ', HALF_LINE * times, 50),
  'holes-cut-off': (times) => filled('eth0: link up 192.0.2.1 -> from [1] to a: ', HALF_LINE * times, 50, 'link up 192.0...'),
  'holes-behind-header': (times) => `Mar 14 22:43:20 router pppd[1]: ${filled('IN=eth0 OUT= (1) for user from to ', HALF_LINE * times, 1)}`.repeat(50),
};

/** How many times as long hostile input takes when it is twice as large; at most 2.3 is promised. */
function doubling(catalogue: Catalogue, now: number): Measures {
  const measures: Record<string, { value: number; unit: string }> = {};
  for (const [name, make] of Object.entries(HOSTILE)) {
    const once = make(1);
    const twice = make(2);
    const read = (text: string): number => cost(() => { readLog(text, catalogue, { now }); });
    read(twice);
    // Both sizes in turn, so that what else the machine does weighs on both.
    const ratios = Array.from({ length: ROUNDS }, () => { const small = read(once); return read(twice) / small; });
    measures[`engine.doubling-${name}`] = { value: Number(median(ratios).toFixed(2)), unit: 'times (promised: at most 2.3)' };
  }
  return measures;
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
  const whole = time(() => read(catalogue), ROUNDS, WARMING);
  const undated = sampleLog(knowledge, LINES, 1, false);
  const mixed = time(() => { readLog(undated, catalogue, { now }); }, ROUNDS, WARMING);
  const wide = compileCatalogue(widened(source, 3000));
  const wider = time(() => read(wide), ROUNDS, WARMING);

  const decoding = time(() => { decoder.decode(bytes); });
  const splitting = time(() => {
    const folded = foldBuffer(8192);
    const bounds = { from: 0, to: 0, next: 0 };
    for (let at = 0; at < text.length; at = bounds.next) { lineAt(text, at, false, bounds); foldInto(text, bounds.from, bounds.to, folded); }
  });
  const reading = time(() => { const reader = new Reader(text, catalogue, { now }); while (reader.step(1 << 16)); }, ROUNDS, WARMING);
  const reader = new Reader(text, catalogue, { now });
  while (reader.step(1 << 16));
  const concluding = time(() => { conclude(text, catalogue, reader.columns, { now }); }, ROUNDS, WARMING);

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
    'engine.first-lines-per-second': { value: linesPerSecond(LINES, whole.first), unit: 'lines/s, before the runtime has compiled anything' },
    'engine.time-per-line': { value: Number(((whole.middle * 1000) / LINES).toFixed(3)), unit: 'µs of processor time' },
    'engine.spread': { value: Number(whole.spread.toFixed(3)), unit: 'of median' },
    'engine.bytes-per-line-of-log': { value: Number((bytes.length / LINES).toFixed(1)), unit: 'bytes' },
    'engine.undated-lines-per-second': { value: linesPerSecond(LINES, mixed.middle), unit: `lines/s of ${Math.round(undated.length / LINES)} units, without dates before them` },
    'engine.with-3000-more-templates': { value: Number((whole.middle / wider.middle).toFixed(3)), unit: 'of speed' },
    'engine.against-regular-expressions': { value: Number((ours / theirs).toFixed(1)), unit: 'times' },
    'engine.regular-expressions': { value: theirs, unit: 'lines/s' },
    'engine.share-decode': { value: Number((decoding.middle / whole.middle).toFixed(3)), unit: 'of time' },
    'engine.share-split-and-fold': { value: Number((splitting.middle / whole.middle).toFixed(3)), unit: 'of time' },
    'engine.share-format-and-match': { value: Number(((reading.middle - splitting.middle) / whole.middle).toFixed(3)), unit: 'of time' },
    'engine.share-clocks-and-stories': { value: Number((concluding.middle / whole.middle).toFixed(3)), unit: 'of time' },
    'engine.working-memory': { value: Number((columnBytes * columns.capacity / columns.count).toFixed(1)), unit: 'bytes/line' },
    'engine.columns': { value: columnBytes, unit: 'bytes/line' },
    'engine.templates': { value: templates, unit: 'templates' },
    'engine.catalogue-gzip': { value: Number((gzipSync(JSON.stringify(source), { level: 9 }).length / templates).toFixed(1)), unit: 'bytes/template' },
    ...doubling(catalogue, now),
  };
}
