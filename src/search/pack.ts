import { bitReader, bitWriter } from './bit-coder.ts';
import { codeLengths, codeTree } from './code-tree.ts';
import { createModel, type LetterClass, type Model } from './predict.ts';

/** What the writer and the reader of packed texts agree on. */
export interface Letters {
  /** Every letter (UTF-16 unit) of the texts, the most frequent first. */
  readonly alphabet: string;
  /** How many of them have a code of one bit, of two … */
  readonly perLength: readonly number[];
  readonly tableBits: number;
  /** Letters of all the texts together. */
  readonly count: number;
}

/** A text foretold letter by letter (`predict.ts`), which leaves a third less than gzip does; in base64, whose waste gzip takes back. */
export interface Packed {
  readonly count: number;
  readonly code: string;
}

/** Packs texts of which each is read with what the ones before it taught. */
export function pack(texts: readonly string[]): { readonly letters: Letters; readonly packed: readonly Packed[] } {
  const counts = new Map<string, number>();
  for (const text of texts) for (let i = 0; i < text.length; i += 1) counts.set(text.charAt(i), (counts.get(text.charAt(i)) ?? 0) + 1);
  const frequent = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const perLength: number[] = [];
  for (const length of codeLengths(frequent.map(([, count]) => count))) {
    while (perLength.length < length) perLength.push(0);
    perLength[length - 1] = (perLength[length - 1] ?? 0) + 1;
  }
  const count = texts.reduce((sum, text) => sum + text.length, 0);
  const letters: Letters = { alphabet: frequent.map(([letter]) => letter).join(''), perLength, tableBits: tableBitsFor(count), count };
  const model = modelOf(letters);
  const places = new Map(frequent.map(([letter], i) => [letter, i]));
  const packed = texts.map((text) => {
    const writer = bitWriter();
    for (let i = 0; i < text.length; i += 1) model.code(writer, places.get(text.charAt(i)) ?? 0);
    return { count: text.length, code: toBase64(writer.end()) };
  });
  return { letters, packed };
}

/** So many letters are read between two pauses. */
const SLICE = 256;

/** The texts that were packed, or the first ones of them: reading a later one takes all before it. Pauses after every few letters. */
export function* unpackInSlices(letters: Letters, packed: readonly Packed[]): Generator<void, readonly string[]> {
  const model = modelOf(letters);
  const texts: string[] = [];
  for (const { count, code } of packed) {
    const reader = bitReader(fromBase64(code));
    let text = '';
    for (let i = 0; i < count; i += 1) {
      text += letters.alphabet.charAt(model.code(reader, 0));
      if (i % SLICE === SLICE - 1) yield;
    }
    texts.push(text);
  }
  return texts;
}

/** The texts that were packed, at once. */
export function unpack(letters: Letters, packed: readonly Packed[]): readonly string[] {
  const reading = unpackInSlices(letters, packed);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

/** Room for what so many letters teach; more than 16 MB is too much to ask of a phone. */
function tableBitsFor(count: number): number {
  return Math.min(21, Math.max(8, Math.ceil(Math.log2(count * 8 + 1))));
}

function modelOf({ alphabet, perLength, tableBits, count }: Letters): Model {
  return createModel(codeTree(perLength), alphabet.split('').map(classOf), tableBits, count);
}

function classOf(letter: string): LetterClass {
  if (/[\s:,{}「」、。]/.test(letter)) return 0;
  return /[ぁ-ん]/.test(letter) ? 1 : 2;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 4096) binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(binary);
}

function fromBase64(code: string): Uint8Array {
  const binary = atob(code);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
