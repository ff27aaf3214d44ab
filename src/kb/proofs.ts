import { fold, foldBuffer, foldInto } from '../engine/fold.ts';
import { isFault, parsePattern, type Element, type Pattern } from '../engine/pattern.ts';
import { buildTrie, type Trie } from '../engine/trie.ts';
import { emptyMatch, matchTrie } from '../engine/match.ts';
import type { Message } from '../schema/message.ts';
import type { Knowledge } from './load.ts';

/** A template that could lose a part without any line noticing: its near misses and the other samples do not hold it. */
export interface UnderSpecified {
  readonly message: string;
  readonly template: string;
  /** The literal run or the hole that nothing holds. */
  readonly part: string;
  readonly level: Message['level'];
}

interface Line { readonly owner: string; readonly codes: Uint16Array; readonly length: number }

function foldedLine(owner: string, text: string): Line {
  const folded = foldBuffer(text.length);
  foldInto(text, 0, text.length, folded);
  return { owner, codes: folded.codes.slice(0, folded.length), length: folded.length };
}

/** Literal runs with fewer letters only part the holes; replacing them tells nothing about what the template means. */
const WORDY = 3;
const WIDER: Readonly<Record<string, 'word' | 'text'>> = { ip: 'word', mac: 'word', hex: 'word', n: 'word', if: 'word', dur: 'text', time: 'text', word: 'text' };

function letters(text: string): number {
  return text.replace(/[^\p{L}]/gu, '').length;
}

/** Neighbouring holes become one `{text}`; a template written by mutation may be looser than an author's may. */
function merged(elements: readonly Element[]): Pattern {
  const out: Element[] = [];
  for (const element of elements) {
    const last = out.at(-1);
    if (element.kind === 'hole' && last?.kind === 'hole') out[out.length - 1] = { kind: 'hole', type: 'text', name: '' };
    else out.push(element);
  }
  return { source: '', elements: out, literals: 0 };
}

/** The template with one wordy literal as `{text}`, and with one hole a step wider. */
function* mutants(pattern: Pattern): Generator<{ readonly part: string; readonly pattern: Pattern }> {
  for (const [index, element] of pattern.elements.entries()) {
    const others = (replacement: Element): Element[] => pattern.elements.map((own, at) => (at === index ? replacement : own));
    if (element.kind === 'literal') {
      if (letters(element.text) >= WORDY && pattern.elements.length > 1) yield { part: element.text.trim(), pattern: merged(others({ kind: 'hole', type: 'text', name: '' })) };
    }
  }
}

/** As `mutants`, for holes: `{ip}` as `{word}`, `{word}` as `{text}`. */
function* widened(pattern: Pattern): Generator<{ readonly part: string; readonly pattern: Pattern }> {
  for (const [index, element] of pattern.elements.entries()) {
    const wider = element.kind === 'hole' ? WIDER[element.type] : undefined;
    if (element.kind !== 'hole' || wider === undefined) continue;
    yield { part: `{${element.type}}`, pattern: merged(pattern.elements.map((own, at) => (at === index ? { kind: 'hole', type: wider, name: '' } : own))) };
  }
}

const into = emptyMatch();

/** What a line must contain to be taken at all: the longest literal left in a mutant, for leaving most lines out quickly. */
function takes(trie: Trie, needle: string, lines: readonly { readonly line: Line; readonly text: string }[], own: string): boolean {
  return lines.some(({ line, text }) => line.owner !== own && text.includes(needle) && matchTrie(trie, line.codes, 0, line.length, into));
}

/**
 * Mutation proof (design §3): replacing a literal run by `{text}` or widening a hole must make a template take some
 * negative: a sample of another message, a near miss, or a healthy line. What survives is under-specified.
 */
export function underSpecified(knowledge: Knowledge, healthy: readonly string[], which: 'literals' | 'holes'): readonly UnderSpecified[] {
  const lines: { line: Line; text: string }[] = [];
  const add = (owner: string, text: string): void => void lines.push({ line: foldedLine(owner, text), text: fold(text) });
  for (const line of healthy) add('', line);
  for (const page of knowledge.of('message')) {
    for (const message of page.data.messages) {
      for (const miss of message.near_misses) add('', miss);
      for (const template of message.templates) for (const sample of template.samples) add(`${page.id}#${message.anchor}`, sample.seen ?? sample.source ?? '');
    }
  }
  const found: UnderSpecified[] = [];
  for (const page of knowledge.of('message')) {
    for (const message of page.data.messages) {
      if (message.screen === 'lamp' || message.screen === 'code') continue;
      const own = `${page.id}#${message.anchor}`;
      for (const { text } of message.templates) {
        const pattern = parsePattern(text);
        if (isFault(pattern)) continue;
        for (const mutant of which === 'literals' ? mutants(pattern) : widened(pattern)) {
          const needle = mutant.pattern.elements.reduce((longest, element) => (element.kind === 'literal' && element.text.length > longest.length ? element.text : longest), '');
          if (!takes(buildTrie([mutant.pattern]), needle, lines, own)) found.push({ message: own, template: text, part: mutant.part, level: message.level });
        }
      }
    }
  }
  return found;
}
