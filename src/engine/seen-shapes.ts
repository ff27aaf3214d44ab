import type { Clocktime } from './clocktime.ts';
import { keepLooks, LOOK, LOOK_TIME, looksAgree, MOST_LOOKS, type Looks } from './looks.ts';
import { LONGEST_SHAPE, offsetOf, placeOf, type Shape } from './shape.ts';
import type { Verdict } from './verdict.ts';

/** Numbers kept at most, about 16,000 lines; then everything is forgotten, so that a long log costs no more memory than this. */
const MOST_NUMBERS = 1 << 20;
const FIRST_NUMBERS = 1 << 13;
/** When this much is kept, further lines are kept only when their hash has been met before. */
const FIRST_SIGHT = 1 << 19;
const SIGHTS = 1 << 16;
/** Numbers of room for each slot of the table. */
const ROOM_EACH = 32;
/** Lines of one hash that are looked through. */
const MOST_ALIKE = 12;

/** What is kept of a line: these numbers, its looks, the words of its shape. */
const HASH = 0;
const NEXT = 1;
const LENGTH = 2;
/** The format that the line before spoke for, and the one that this line speaks for. */
const BEFORE = 3;
const AFTER = 4;
const FORMAT = 5;
const TEMPLATE = 6;
const BODY = 7;
const CUT = 8;
/** Which look read the time of the header, -1 for none. */
const TIMED = 9;
const LOOKS = 10;
/** 1 where equal templates took the line: they stand in a map. */
const EQUALS = 11;
const OWN = 12;
const LARGEST = OWN + MOST_LOOKS * LOOK + LONGEST_SHAPE / 2 + 1;

/**
 * The lines of a log by their shape: a device writes the same few hundred again and again. A line is read like one before
 * if both have one shape, if the reader was in the same state, and if every look into the values of the one finds in the
 * other what it found there. Literals and the scanners of all other holes cannot tell the two apart.
 */
export class SeenShapes {
  /** What is kept of each line, one behind the other; nothing stands at 0. */
  #kept = new Int32Array(FIRST_NUMBERS);
  #used = 1;
  /** Hash → the line last kept of that slot, in the chain of `NEXT`; 0 for none. */
  #heads = new Int32Array(FIRST_NUMBERS / ROOM_EACH);
  readonly #met = new Int32Array(SIGHTS / 32);
  readonly #candidates = new Map<number, number[]>();
  /** The format that the line found speaks for. */
  after = -1;

  /** Whether a line like this was read before; then `verdict` is what was said of it but for its time, which `clock` takes where `timeAt` is not -1. */
  find(shape: Shape, codes: Uint16Array, end: number, before: number, verdict: Verdict, clock: Clocktime): boolean {
    const { hash, length, size, words } = shape;
    const kept = this.#kept;
    const heads = this.#heads;
    for (let line = heads[hash & (heads.length - 1)]!; line !== 0; line = kept[line + NEXT]!) {
      if (kept[line + HASH] !== hash || kept[line + LENGTH] !== length || kept[line + BEFORE] !== before) continue;
      const looks = line + OWN;
      const count = kept[line + LOOKS]!;
      const from = looks + count * LOOK;
      let same = 0;
      while (same < size && kept[from + same] === words[same]) same += 1;
      if (same < size) continue;
      const timed = kept[line + TIMED]!;
      if (!looksAgree(kept, looks, count, shape, codes, end, timed, clock)) continue;
      verdict.format = kept[line + FORMAT]!;
      verdict.template = kept[line + TEMPLATE]!;
      verdict.body = offsetOf(shape, kept[line + BODY]!);
      verdict.cut = kept[line + CUT] === 1;
      verdict.timeAt = timed < 0 ? -1 : offsetOf(shape, kept[looks + timed * LOOK + 1]!);
      if (kept[line + EQUALS] === 1) verdict.candidates = this.#candidates.get(line) ?? null;
      this.after = kept[line + AFTER]!;
      return true;
    }
    return false;
  }

  /** Remembers what was said of a line, if lines like it can be told. */
  keep(shape: Shape, looks: Looks, end: number, before: number, after: number, verdict: Verdict): void {
    const body = placeOf(shape, verdict.body);
    if (body < 0 || looks.count < 0 || (this.#used >= FIRST_SIGHT && !this.#wasMet(shape.hash))) return;
    const timed = timedLook(looks, verdict.timeAt, end);
    if (timed < 0 && verdict.timeAt >= 0) return;
    if (this.#used + LARGEST > this.#kept.length) this.#makeRoom();
    const kept = this.#kept;
    const line = this.#used;
    if (!keepLooks(looks, shape, end, kept, line + OWN)) return;
    const { hash } = shape;
    const slot = hash & (this.#heads.length - 1);
    let alike = 0;
    for (let other = this.#heads[slot]!; other !== 0; other = kept[other + NEXT]!) if (kept[other + HASH] === hash) alike += 1;
    if (alike >= MOST_ALIKE) return;
    kept[line + HASH] = hash;
    kept[line + NEXT] = this.#heads[slot]!;
    kept[line + LENGTH] = shape.length;
    kept[line + BEFORE] = before;
    kept[line + AFTER] = after;
    kept[line + FORMAT] = verdict.format;
    kept[line + TEMPLATE] = verdict.template;
    kept[line + BODY] = body;
    kept[line + CUT] = verdict.cut ? 1 : 0;
    kept[line + TIMED] = timed;
    kept[line + LOOKS] = looks.count;
    kept[line + EQUALS] = verdict.candidates === null ? 0 : 1;
    const words = line + OWN + looks.count * LOOK;
    for (let word = 0; word < shape.size; word += 1) kept[words + word] = shape.words[word]!;
    this.#heads[slot] = line;
    this.#used = words + shape.size;
    if (verdict.candidates !== null) this.#candidates.set(line, verdict.candidates);
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
    if (this.#kept.length >= MOST_NUMBERS) {
      this.#used = 1;
      this.#candidates.clear();
      this.#heads.fill(0);
      this.#met.fill(0);
      return;
    }
    const kept = new Int32Array(this.#kept.length * 2);
    kept.set(this.#kept);
    const heads = new Int32Array(kept.length / ROOM_EACH);
    for (const head of this.#heads) {
      for (let line = head, next = 0; line !== 0; line = next) {
        next = kept[line + NEXT]!;
        const slot = kept[line + HASH]! & (heads.length - 1);
        kept[line + NEXT] = heads[slot]!;
        heads[slot] = line;
      }
    }
    this.#kept = kept;
    this.#heads = heads;
  }
}

/** Which look read the time at `at`; -1 if none did. */
function timedLook({ count, cells }: Looks, at: number, end: number): number {
  for (let look = 0; look < count; look += 1) {
    const cell = look * LOOK;
    if (cells[cell] === LOOK_TIME && cells[cell + 1] === at && cells[cell + 2] === end) return look;
  }
  return -1;
}
