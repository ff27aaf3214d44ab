import type { Clocktime } from './clocktime.ts';
import { lastOf, MASK, mayMeanMask, type LiteralRuns } from './literal-runs.ts';
import { keepLooks, LOOK, LOOK_TIME, looksAgree, MOST_LOOKS, type Looks } from './looks.ts';
import type { Headers } from './match.ts';
import { MOST_COMPARED, MOST_NAMED, NamedRuns } from './named-runs.ts';
import { LONGEST_SHAPE, maskInto, offsetOf, placeOf, type Shape } from './shape.ts';
import type { Verdict } from './verdict.ts';

/** Numbers kept at most, about 16,000 lines; then everything is forgotten, so that a long log costs no more memory than this. */
const MOST_NUMBERS = 1 << 20;
const FIRST_NUMBERS = 1 << 13;
/** When this much is kept, further lines are kept only when their hash has been met before. */
const FIRST_SIGHT = 1 << 19;
const SIGHTS = 1 << 16;
/** Numbers of room for each slot of the table. */
const ROOM_EACH = 32;
/** Lines of one shape that are looked through. */
const MOST_ALIKE = 24;

/** What is kept of a shape: these numbers, its words, and the runs that a literal may mean. */
const HASH = 0;
/** The next shape of the slot. */
const NEXT = 1;
const SIZE = 2;
/** The line of this shape that was kept last. */
const LINE = 3;
const ASKED = 4;
const WORDS = 5;

/** What is kept of a line: these numbers, its looks, the runs that a literal may mean. */
const OTHER = 0;
/** The format that the line before spoke for, and the one that this line speaks for, UNCHANGED for that of the line before. */
const BEFORE = 1;
const AFTER = 2;
const FORMAT = 3;
const TEMPLATE = 4;
const BODY = 5;
const CUT = 6;
/** Which look read the time of the header, -1 for none. */
const TIMED = 7;
const LOOKS = 8;
/** 1 where equal templates took the line: they stand in a map. */
const EQUALS = 9;
const COMPARED = 10;
const NAMED = 11;
/** How many headers the line may begin with, which stand behind all else; -1 where it was read by that of the line before. */
const HEADERS = 12;
const OWN = 13;
const UNCHANGED = -2;
/** Lines that may begin with more headers are taken for ones of the line before. */
const MOST_HEADERS = 16;
const LARGEST = WORDS + LONGEST_SHAPE + 1 + LONGEST_SHAPE + OWN + MOST_LOOKS * LOOK + MOST_COMPARED * 2 + MOST_NAMED + MOST_HEADERS;

/**
 * The lines of a log by their shape: a device writes the same few hundred again and again. A line is read like one before
 * if both have one shape, if a literal means the same digits in both or none, if the reader was in the same state, and if
 * every look into the values of the one finds in the other what it found there. Nothing else can tell the two apart.
 */
export class SeenShapes {
  readonly #runs: LiteralRuns;
  /** What is kept, one behind the other; nothing stands at 0. */
  #kept = new Int32Array(FIRST_NUMBERS);
  #used = 1;
  /** Hash → the shape last kept of that slot, in the chain of `NEXT`; 0 for none. */
  #heads = new Int32Array(FIRST_NUMBERS / ROOM_EACH);
  readonly #met = new Int32Array(SIGHTS / 32);
  readonly #candidates = new Map<number, number[]>();
  /** The shape at hand, its digits masked. */
  readonly #masked = new Uint16Array(LONGEST_SHAPE);
  /** The runs of the line at hand that a literal may mean. */
  readonly #named: NamedRuns;
  /** Where the shape of the line looked for last is kept, 0 for nowhere. */
  #shape = 0;
  /** The format that the line found speaks for. */
  after = -1;

  constructor(runs: LiteralRuns) {
    this.#runs = runs;
    this.#named = new NamedRuns(runs);
  }

  /** Whether a line like this was read before; then `verdict` is what was said of it but for its time, which `clock` takes where `timeAt` is not -1. */
  find(shape: Shape, codes: Uint16Array, end: number, before: number, verdict: Verdict, clock: Clocktime): boolean {
    const seen = this.#seen(shape);
    this.#shape = seen;
    if (seen === 0) return false;
    const kept = this.#kept;
    const named = this.#named;
    const asked = this.#name(seen, shape, codes, end);
    for (let line = kept[seen + LINE]!; line !== 0; line = kept[line + OTHER]!) {
      if (kept[line + BEFORE] !== before && !this.#isAsBehind(line, before)) continue;
      const looks = line + OWN;
      const count = kept[line + LOOKS]!;
      if (asked > 0 && !named.isAs(kept, looks + count * LOOK, kept[line + COMPARED]!, kept[line + NAMED]!)) continue;
      const timed = kept[line + TIMED]!;
      if (!looksAgree(kept, looks, count, shape, codes, end, timed, clock)) continue;
      verdict.format = kept[line + FORMAT]!;
      verdict.template = kept[line + TEMPLATE]!;
      verdict.body = offsetOf(shape, kept[line + BODY]!);
      verdict.cut = kept[line + CUT] === 1;
      verdict.timeAt = timed < 0 ? -1 : offsetOf(shape, kept[looks + timed * LOOK + 1]!);
      if (kept[line + EQUALS] === 1) verdict.candidates = this.#candidates.get(line) ?? null;
      this.after = kept[line + AFTER] === UNCHANGED ? before : kept[line + AFTER]!;
      return true;
    }
    return false;
  }

  /**
   * Whether a kept line would be read the same behind a line that spoke for this format. That format's header is tried
   * first: where it is none of those that the line may begin with, it changes nothing.
   */
  #isAsBehind(line: number, before: number): boolean {
    const kept = this.#kept;
    const headers = kept[line + HEADERS]!;
    const from = line + OWN + kept[line + LOOKS]! * LOOK + Math.max(kept[line + COMPARED]!, 0) + kept[line + NAMED]!;
    for (let header = 0; header < headers; header += 1) if (kept[from + header] === before) return false;
    return headers >= 0;
  }

  /**
   * Remembers what was said of the line that `find` has just looked for, if lines like it can be told. `headers` are all
   * that it may begin with, where that of the format `before` is none of them; else null.
   */
  keep(shape: Shape, codes: Uint16Array, looks: Looks, end: number, before: number, after: number, headers: Headers | null, verdict: Verdict): void {
    const body = placeOf(shape, verdict.body);
    if (body < 0 || looks.count < 0 || (this.#used >= FIRST_SIGHT && !this.#wasMet(shape.hash))) return;
    const timed = timedLook(looks, verdict.timeAt, end);
    if (timed < 0 && verdict.timeAt >= 0) return;
    if (this.#used + LARGEST > this.#kept.length) this.#makeRoom();
    const kept = this.#kept;
    const isNew = this.#shape === 0;
    const seen = isNew ? this.#keepShape(shape, codes, end) : this.#shape;
    if (isNew) this.#name(seen, shape, codes, end);
    const line = this.#used;
    if (this.#named.count < 0 || this.#alike(seen) >= MOST_ALIKE || !keepLooks(looks, shape, codes, end, kept, line + OWN)) return;
    kept[line + OTHER] = kept[seen + LINE]!;
    kept[line + BEFORE] = before;
    kept[line + AFTER] = headers !== null && after === before ? UNCHANGED : after;
    kept[line + FORMAT] = verdict.format;
    kept[line + TEMPLATE] = verdict.template;
    kept[line + BODY] = body;
    kept[line + CUT] = verdict.cut ? 1 : 0;
    kept[line + TIMED] = timed;
    kept[line + LOOKS] = looks.count;
    kept[line + EQUALS] = verdict.candidates === null ? 0 : 1;
    kept[line + COMPARED] = this.#named.compared;
    kept[line + NAMED] = this.#named.count;
    kept[line + HEADERS] = headers === null || headers.count > MOST_HEADERS ? -1 : headers.count;
    kept[seen + LINE] = line;
    const behind = this.#named.keepAt(kept, line + OWN + looks.count * LOOK);
    for (let header = 0; header < kept[line + HEADERS]!; header += 1) kept[behind + header] = headers!.pattern[header]!;
    this.#used = behind + Math.max(kept[line + HEADERS]!, 0);
    if (verdict.candidates !== null) this.#candidates.set(line, verdict.candidates);
  }

  /** Where this shape is kept, 0 for nowhere. */
  #seen({ hash, size, words }: Shape): number {
    const kept = this.#kept;
    const heads = this.#heads;
    for (let seen = heads[hash & (heads.length - 1)]!; seen !== 0; seen = kept[seen + NEXT]!) {
      if (kept[seen + HASH] !== hash || kept[seen + SIZE] !== size) continue;
      const from = seen + WORDS;
      let same = 0;
      while (same < size && kept[from + same] === words[same]) same += 1;
      if (same === size) return seen;
    }
    return 0;
  }

  #keepShape({ hash, size, words }: Shape, codes: Uint16Array, end: number): number {
    const kept = this.#kept;
    const seen = this.#used;
    const slot = hash & (this.#heads.length - 1);
    kept[seen + HASH] = hash;
    kept[seen + NEXT] = this.#heads[slot]!;
    kept[seen + SIZE] = size;
    kept[seen + LINE] = 0;
    for (let word = 0; word < size; word += 1) kept[seen + WORDS + word] = words[word]!;
    const units = this.#masked;
    const length = maskInto(codes, end, units);
    const last = lastOf(units, length);
    let next = seen + WORDS + size;
    let run = 0;
    for (let at = 0; at < length; at += 1) {
      if (units[at] !== MASK) continue;
      if (mayMeanMask(this.#runs, units, at, length, last)) { kept[next] = run; next += 1; }
      run += 1;
    }
    kept[seen + ASKED] = next - seen - WORDS - size;
    this.#heads[slot] = seen;
    this.#used = next;
    return seen;
  }

  /** Turns to the runs of the line at hand that a literal may mean; answers how many there are. */
  #name(seen: number, shape: Shape, codes: Uint16Array, end: number): number {
    const from = seen + WORDS + shape.size;
    const asked = this.#kept[seen + ASKED]!;
    this.#named.begin(this.#kept, from, from + asked, shape, codes, end);
    return asked;
  }

  /** How many lines of a shape are kept. */
  #alike(seen: number): number {
    const kept = this.#kept;
    let alike = 0;
    for (let line = kept[seen + LINE]!; line !== 0; line = kept[line + OTHER]!) alike += 1;
    return alike;
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
      this.#shape = 0;
      this.#candidates.clear();
      this.#heads.fill(0);
      this.#met.fill(0);
      return;
    }
    const kept = new Int32Array(this.#kept.length * 2);
    kept.set(this.#kept);
    const heads = new Int32Array(kept.length / ROOM_EACH);
    for (const head of this.#heads) {
      for (let seen = head, next = 0; seen !== 0; seen = next) {
        next = kept[seen + NEXT]!;
        const slot = kept[seen + HASH]! & (heads.length - 1);
        kept[seen + NEXT] = heads[slot]!;
        heads[slot] = seen;
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
