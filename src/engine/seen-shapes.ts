import type { Clocktime } from './clocktime.ts';
import { keepLooks, LOOK, LOOK_TIME, looksAgree, MOST_LOOKS, type Looks } from './looks.ts';
import { LONGEST_SHAPE, offsetOf, placeOf, type Shape } from './shape.ts';
import type { Verdict } from './verdict.ts';

/** Lines remembered at most; then everything is forgotten, so that a long log costs no more memory than this. */
const MOST_LINES = 8192;
/** So many lines are remembered at first sight; further ones only when their hash has been met before. */
const FIRST_SIGHT = 4096;
const SIGHTS = 1 << 16;
const FIRST_LINES = 128;
/** Words of shapes for each line remembered: two units each. */
const WORDS_EACH = 40;
/** Lines of one hash that are looked through. */
const MOST_ALIKE = 12;

/** The numbers of a line remembered. */
const HASH = 0;
const NEXT = 1;
const LENGTH = 2;
const WORDS = 3;
const LOOKS = 4;
const LOOK_COUNT = 5;
/** The format that the line before spoke for, and the one that this line speaks for. */
const BEFORE = 6;
const AFTER = 7;
const FORMAT = 8;
const TEMPLATE = 9;
const BODY = 10;
const CUT = 11;
/** Which look read the time of the header, -1 for none. */
const TIMED = 12;
const CELLS = 16;

/**
 * The lines of a log by their shape: a device writes the same few hundred again and again. A line is read like one before
 * if both have one shape, if the reader was in the same state, and if every look into the values of the one finds in the
 * other what it found there. Literals and the scanners of all other holes cannot tell the two apart.
 */
export class SeenShapes {
  #lines = FIRST_LINES;
  #count = 0;
  #wordCount = 0;
  #lookCount = 0;
  #heads = new Int32Array(FIRST_LINES * 2);
  #cells = new Int32Array((FIRST_LINES + 1) * CELLS);
  #words = new Int32Array(FIRST_LINES * WORDS_EACH + LONGEST_SHAPE);
  #looks = new Int32Array(FIRST_LINES * 2 * LOOK + MOST_LOOKS * LOOK);
  readonly #met = new Int32Array(SIGHTS / 32);
  readonly #candidates = new Map<number, number[]>();
  /** The format that the line found speaks for. */
  after = -1;

  /** Whether a line like this was read before; then `verdict` is what was said of it but for its time, which `clock` takes where `timeAt` is not -1. */
  find(shape: Shape, codes: Uint16Array, end: number, before: number, verdict: Verdict, clock: Clocktime): boolean {
    const { hash, length, size, words } = shape;
    const cells = this.#cells;
    const kept = this.#words;
    for (let line = this.#heads[hash & (this.#heads.length - 1)]!; line !== 0; line = cells[line * CELLS + NEXT]!) {
      const cell = line * CELLS;
      if (cells[cell + HASH] !== hash || cells[cell + LENGTH] !== length || cells[cell + BEFORE] !== before) continue;
      const from = cells[cell + WORDS]!;
      let same = 0;
      while (same < size && kept[from + same] === words[same]) same += 1;
      if (same < size) continue;
      const looks = cells[cell + LOOKS]!;
      const timed = cells[cell + TIMED]!;
      if (!looksAgree(this.#looks, looks, cells[cell + LOOK_COUNT]!, shape, codes, end, timed, clock)) continue;
      verdict.format = cells[cell + FORMAT]!;
      verdict.template = cells[cell + TEMPLATE]!;
      verdict.body = offsetOf(shape, cells[cell + BODY]!);
      verdict.cut = cells[cell + CUT] === 1;
      verdict.timeAt = timed < 0 ? -1 : offsetOf(shape, this.#looks[looks + timed * LOOK + 1]!);
      if (this.#candidates.size > 0) verdict.candidates = this.#candidates.get(line) ?? null;
      this.after = cells[cell + AFTER]!;
      return true;
    }
    return false;
  }

  /** Remembers what was said of a line, if lines like it can be told. */
  keep(shape: Shape, looks: Looks, end: number, before: number, after: number, verdict: Verdict): void {
    const body = placeOf(shape, verdict.body);
    if (body < 0 || looks.count < 0 || (this.#count >= FIRST_SIGHT && !this.#wasMet(shape.hash))) return;
    let timed = -1;
    if (verdict.timeAt >= 0) {
      for (let look = 0; look < looks.count; look += 1) if (looks.cells[look * LOOK] === LOOK_TIME && looks.cells[look * LOOK + 1] === verdict.timeAt && looks.cells[look * LOOK + 2] === end) timed = look;
      if (timed < 0) return;
    }
    if (this.#count === this.#lines || this.#wordCount + shape.size > this.#words.length || this.#lookCount + MOST_LOOKS * LOOK > this.#looks.length) this.#makeRoom();
    if (!keepLooks(looks, shape, end, this.#looks, this.#lookCount)) return;
    const { hash } = shape;
    const cells = this.#cells;
    const slot = hash & (this.#heads.length - 1);
    let alike = 0;
    for (let line = this.#heads[slot]!; line !== 0; line = cells[line * CELLS + NEXT]!) if (cells[line * CELLS + HASH] === hash) alike += 1;
    if (alike >= MOST_ALIKE) return;
    this.#count += 1;
    const cell = this.#count * CELLS;
    cells[cell + HASH] = hash;
    cells[cell + NEXT] = this.#heads[slot]!;
    cells[cell + LENGTH] = shape.length;
    cells[cell + WORDS] = this.#wordCount;
    cells[cell + LOOKS] = this.#lookCount;
    cells[cell + LOOK_COUNT] = looks.count;
    cells[cell + BEFORE] = before;
    cells[cell + AFTER] = after;
    cells[cell + FORMAT] = verdict.format;
    cells[cell + TEMPLATE] = verdict.template;
    cells[cell + BODY] = body;
    cells[cell + CUT] = verdict.cut ? 1 : 0;
    cells[cell + TIMED] = timed;
    this.#heads[slot] = this.#count;
    for (let word = 0; word < shape.size; word += 1) this.#words[this.#wordCount + word] = shape.words[word]!;
    this.#wordCount += shape.size;
    this.#lookCount += looks.count * LOOK;
    if (verdict.candidates !== null) this.#candidates.set(this.#count, verdict.candidates);
  }

  /** Whether a line of this hash was here before. Lines that come but once must not drive out the others. */
  #wasMet(hash: number): boolean {
    const slot = hash & (SIGHTS - 1);
    const bit = 1 << (slot & 31);
    const met = (this.#met[slot >>> 5]! & bit) !== 0;
    this.#met[slot >>> 5]! |= bit;
    return met;
  }

  /** Twice the room, or the same room once more. */
  #makeRoom(): void {
    this.#count = this.#lines < MOST_LINES ? this.#count : 0;
    if (this.#count === 0) {
      this.#wordCount = 0;
      this.#lookCount = 0;
      this.#candidates.clear();
      this.#heads.fill(0);
      this.#met.fill(0);
      return;
    }
    this.#lines *= 2;
    this.#cells = wider(this.#cells, (this.#lines + 1) * CELLS);
    this.#words = wider(this.#words, this.#lines * WORDS_EACH + LONGEST_SHAPE);
    this.#looks = wider(this.#looks, this.#lines * 2 * LOOK + MOST_LOOKS * LOOK);
    this.#heads = new Int32Array(this.#lines * 2);
    for (let line = 1; line <= this.#count; line += 1) {
      const slot = this.#cells[line * CELLS + HASH]! & (this.#heads.length - 1);
      this.#cells[line * CELLS + NEXT] = this.#heads[slot]!;
      this.#heads[slot] = line;
    }
  }
}

function wider(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(length);
  next.set(numbers);
  return next;
}
