import { hasWord, isBare, namesDevice } from './header-proof.ts';
import { anchorsOf, leadsOf } from './leads.ts';
import type { LiteralIndex } from './literal-index.ts';
import { literalRuns, type LiteralRuns } from './literal-runs.ts';
import { isFault, parseHeader, parsePattern, type Pattern } from './pattern.ts';
import { buildTrie, type Trie } from './trie.ts';
import type { AddressClass } from './address.ts';

/** A line's verdict. `unknown` is said, never guessed away. */
export const LEVEL_NAMES = ['fault', 'sign', 'normal', 'noise', 'unknown'] as const;
export type LineLevel = (typeof LEVEL_NAMES)[number];
export const UNKNOWN_LEVEL = 4;
export const LEVEL_DEPENDS = 255;

export interface SelectorSource {
  readonly event?: string;
  readonly message?: string;
  readonly where?: Readonly<Record<string, string>>;
}

/** A story as data: see `src/schema/story.ts` for what each field means to an author. Spans are milliseconds. */
export interface StorySource {
  readonly cause: string;
  readonly url: string;
  readonly id: string;
  readonly type: 'single' | 'ordered' | 'unordered' | 'count';
  readonly of: readonly SelectorSource[];
  readonly within?: number;
  readonly atLeast?: number;
  readonly apart?: number;
  readonly retold?: number;
  readonly by?: readonly string[];
  readonly from?: readonly AddressClass[];
  readonly unless?: { readonly any: readonly SelectorSource[]; readonly within?: number };
  readonly silentWith?: readonly SelectorSource[];
  readonly restoredBy: readonly SelectorSource[];
  readonly against: readonly SelectorSource[];
  readonly strength: 'decisive' | 'strong' | 'weak';
  readonly settle: readonly string[];
}

/** Everyday lines that frighten and need not: see `src/schema/reassurance.ts` for what each field means to an author. */
export interface CalmSource {
  readonly cause: string;
  readonly id: string;
  readonly of: readonly SelectorSource[];
  readonly sender: readonly string[];
  readonly unless: readonly SelectorSource[];
}

export interface FamilySource {
  readonly id: string;
  /** No device, but a shape of logs that many devices share: named where nothing tells which of them wrote the lines. */
  readonly isShape?: true;
  /** Names of processes in a header that name this family: `pppd`. */
  readonly processes: readonly string[];
  /** Programs that run on this device. */
  readonly programs: readonly string[];
  readonly formats: readonly { readonly id: string; readonly header: string; readonly order: 'newest-first' | 'oldest-first' | 'unknown' }[];
}

export interface MessageSource {
  /** `ntt-hgw/pppoe-session#released` */
  readonly id: string;
  readonly family: string;
  readonly templates: readonly string[];
  readonly level: Exclude<LineLevel, 'unknown'>;
  readonly event?: string;
  readonly when?: readonly { readonly hole: string; readonly is: readonly AddressClass[]; readonly level: Exclude<LineLevel, 'unknown'> }[];
}

/** The whole catalogue as plain data: what the build emits and the browser loads. Words stand apart. */
export interface CatalogueSource {
  readonly version: string;
  readonly families: readonly FamilySource[];
  readonly messages: readonly MessageSource[];
  readonly stories: readonly StorySource[];
  readonly calms?: readonly CalmSource[];
}

export interface Template {
  readonly pattern: Pattern;
  /** Index into `messages`. */
  readonly message: number;
  /** Names of the holes, in order; empty for unnamed ones. */
  readonly names: readonly string[];
  readonly types: readonly string[];
  /** Which hole holds the time of the line, for makers that write it behind the message; -1 for none. */
  readonly at: number;
}

export interface Format {
  readonly id: string;
  /** Index into `families`. */
  readonly family: number;
  readonly order: 'newest-first' | 'oldest-first' | 'unknown';
  readonly pattern: Pattern;
  readonly trie: Trie;
  /** Which hole holds the time, the process; -1 where the header has none. */
  readonly at: number;
  readonly process: number;
  /** Whether the header has the seconds since the boot, and no time. */
  readonly hasUptime: boolean;
  /** A device's header that is nothing special, see `isBare`: only a message of its own makes it one. */
  readonly isBare: boolean;
  /** See `namesDevice`: the header by itself proves whose it is. */
  readonly namesDevice: boolean;
  /** See `hasWord`. */
  readonly hasWord: boolean;
}

/** The catalogue ready for matching. What is asked of every line stands in arrays of numbers. */
export interface Catalogue {
  readonly source: CatalogueSource;
  readonly templates: readonly Template[];
  /** Template index → message index. */
  readonly messageOf: Int32Array;
  /** Template index → the hole that holds the time of the line, -1 for nearly all. */
  readonly templateTime: Int8Array;
  readonly trie: Trie;
  readonly formats: readonly Format[];
  readonly headers: Trie;
  /** What a line with a known message contains. */
  readonly anchors: LiteralIndex;
  /** Which digits of a line its literals may mean. */
  readonly runs: LiteralRuns;
  /** Message index → family index, level index. */
  readonly familyOf: Int32Array;
  readonly levelOf: Uint8Array;
  /** Message index → index of the family whose device writes it; -1 for what a program writes, wherever it runs, and for the message of a plain shape. */
  readonly deviceOf: Int32Array;
  /** Template index → level index of its message, `LEVEL_DEPENDS` where the values in its holes decide. */
  readonly templateLevel: Uint8Array;
  /** Process name → family indexes. */
  readonly processes: ReadonlyMap<string, readonly number[]>;
  /** Family index → indexes of the programs it runs. */
  readonly programs: readonly ReadonlySet<number>[];
  /** Family indexes of the programs that run on more devices than one: what they write proves no maker. */
  readonly common: ReadonlySet<number>;
  /** Those of them that run wherever a plain shape is written: no header makes them prove a maker. */
  readonly anybodys: ReadonlySet<number>;
  readonly messageIndex: ReadonlyMap<string, number>;
}

function hole(pattern: Pattern, name: string): number {
  return pattern.elements.filter((element) => element.kind === 'hole').findIndex((element) => element.kind === 'hole' && element.name === name);
}

/**
 * Compiles a catalogue. Throws for a template or header that cannot be read: the build refuses those long before,
 * so it means that the data is not a catalogue.
 */
export function compileCatalogue(source: CatalogueSource): Catalogue {
  const templates: Template[] = [];
  source.messages.forEach((message, index) => {
    for (const text of message.templates) {
      const pattern = parsePattern(text);
      if (isFault(pattern)) throw new Error(`template ${message.id}: ${pattern.fault} in ${text}`);
      const holes = pattern.elements.filter((element) => element.kind === 'hole');
      templates.push({ pattern, message: index, names: holes.map(({ name }) => name), types: holes.map(({ type }) => type), at: hole(pattern, 'at') });
    }
  });
  const familyIndex = new Map(source.families.map((family, index) => [family.id, index]));
  const formats: Format[] = [];
  source.families.forEach((family, index) => {
    for (const { id, header, order } of family.formats) {
      const pattern = parseHeader(header);
      if (isFault(pattern)) throw new Error(`format ${id}: ${pattern.fault} in ${header}`);
      formats.push({ id, family: index, order, pattern, trie: buildTrie([pattern], true), at: hole(pattern, 'at'), process: hole(pattern, 'process'), hasUptime: hole(pattern, 'uptime') >= 0 && hole(pattern, 'at') < 0, isBare: family.isShape !== true && isBare(pattern), namesDevice: namesDevice(pattern), hasWord: hasWord(pattern) });
    }
  });
  const processes = new Map<string, number[]>();
  source.families.forEach((family, index) => {
    for (const name of family.processes) processes.set(name.toLowerCase(), [...(processes.get(name.toLowerCase()) ?? []), index]);
  });
  const patterns = templates.map(({ pattern }) => pattern);
  const programs = source.families.map((family) => new Set(family.programs.flatMap((id) => familyIndex.get(id) ?? [])));
  const run = new Set(programs.flatMap((ids) => [...ids]));
  const devices = new Map(source.families.flatMap(({ id, isShape, formats: headers }, index) => (isShape !== true && !run.has(index) && headers.length + programs[index]!.size > 0 ? [[id, index]] : [])));
  return {
    source,
    templates,
    messageOf: Int32Array.from(templates, ({ message }) => message),
    templateTime: Int8Array.from(templates, ({ at }) => at),
    trie: { ...buildTrie(patterns), leads: leadsOf(patterns) },
    formats,
    headers: buildTrie(formats.map(({ pattern }) => pattern), true),
    anchors: anchorsOf(patterns),
    runs: literalRuns(patterns, formats.map(({ pattern }) => pattern), [...processes.keys()]),
    familyOf: Int32Array.from(source.messages, ({ family }) => familyIndex.get(family) ?? -1),
    levelOf: Uint8Array.from(source.messages, ({ level }) => LEVEL_NAMES.indexOf(level)),
    deviceOf: Int32Array.from(source.messages, ({ family }) => devices.get(family) ?? -1),
    templateLevel: Uint8Array.from(templates, ({ message }) => {
      const { level, when } = source.messages[message]!;
      return when === undefined ? LEVEL_NAMES.indexOf(level) : LEVEL_DEPENDS;
    }),
    processes,
    programs,
    common: new Set(source.families.flatMap(({ isShape }, index) => [...programs[index]!].filter((program) => isShape === true || programs.some((others, other) => other !== index && others.has(program))))),
    anybodys: new Set(source.families.flatMap(({ isShape }, index) => (isShape === true ? [...programs[index]!] : []))),
    messageIndex: new Map(source.messages.map(({ id }, index) => [id, index])),
  };
}
