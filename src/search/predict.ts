import type { BitCoder } from './bit-coder.ts';
import type { CodeTree } from './code-tree.ts';

/**
 * Codes letters by what came before them. Each bit of a letter is foretold by the one, two and three letters before it, by the word it
 * stands in and by what followed the last time that this stretch of text was there; the forecasts are weighed by how well they
 * did so far (context mixing). The writer and the reader of a text each have a model, which learn the same from the same letters.
 *
 * Nothing here differs between machines: whole numbers, and of fractions only sums, products and quotients.
 */
export interface Model {
  /** Codes one letter: writes `letter`, or reads one and does not look at it. */
  code(coder: BitCoder, letter: number): number;
}

/** The letters before, the word, the repeated stretch, the place in the tree. */
const SEEN = 4;
const REPEATED = SEEN;
const PLAIN = SEEN + 1;
const INPUTS = SEEN + 2;

/** So many letters in a row must be met again for the stretch to count, and so many more for the next to be asked for outright. */
const AGAIN = 5;
const SURE = 10;

const LEARNING = 0.004;
const TRUST = 0.15;

/** How far a chance moves towards a bit, by how often its place was seen. */
const STEPS = Float64Array.from({ length: 16 }, (_, seen) => 1 / (seen + 1.4));

/** What a letter does to the word it stands in: it ends it, belongs to endings (hiragana), or goes on with it. */
export type LetterClass = 0 | 1 | 2;

/** @param tableBits the tables of chances have 2 to the power of this places; the writer and the reader must agree. */
export function createModel(tree: CodeTree, classes: readonly LetterClass[], tableBits: number, most: number): Model {
  const { next, bits, lengths } = tree;
  const size = 2 ** tableBits;
  const shift = 32 - tableBits + 3;
  // A line of eight places for each context and every third node, of the seven nodes from it on: memory is slow, a line comes at once.
  // A place has the chance of 1 in 4,096ths and, in the lowest four bits, how often it was seen.
  const chances = new Uint16Array(SEEN * size);
  const nodes = next.length / 2;
  const plain = new Float64Array(nodes).fill(0.5);
  const byState = new Float64Array((SEEN + 1) * 2 * INPUTS).fill(TRUST);
  const byNode = new Float64Array(nodes * INPUTS).fill(TRUST);
  const inputs = new Float64Array(INPUTS);
  const lines = new Int32Array(SEEN);
  const contexts = new Int32Array(SEEN);
  // How often a stretch went on as it did before, by its length and whether another had just broken off.
  const goesOn = new Float64Array(64).fill(0.5);
  const goesOnSeen = new Uint8Array(64);

  const past = new Uint16Array(most);
  const ends = new Int32Array(1 << 18);
  let length = 0;
  let match = 0;
  let matched = 0;
  let broken = 0;
  let [last, second, third, word] = [0, 0, 0, 0];

  const codeBits = (coder: BitCoder, letter: number, expected: number): number => {
    contexts[0] = mix(1, last);
    contexts[1] = mix(mix(2, last), second);
    contexts[2] = mix(mix(mix(3, last), second), third);
    contexts[3] = mix(mix(4, word), last);
    const repeats = matched >= SURE ? -1 : 0.5 + matched * 0.15;
    const foretold = expected < 0 ? 0 : bits[expected]!;
    let left = expected < 0 ? 0 : lengths[expected]!;
    const written = letter < 0 ? 0 : bits[letter]!;
    let unwritten = letter < 0 ? 0 : lengths[letter]!;
    let node = 0;
    let place = 1;
    for (;;) {
      let known = 0;
      if (place === 1) {
        const salt = Math.imul(node, 0x85ebca6b);
        for (let k = 0; k < SEEN; k += 1) lines[k] = k * size + ((Math.imul((contexts[k]! + salt) | 0, 0xc2b2ae35) >>> shift) << 3);
      }
      for (let k = 0; k < SEEN; k += 1) {
        const chance = chances[lines[k]! + place]!;
        if (chance === 0) inputs[k] = 0;
        else {
          inputs[k] = STRETCHED[chance >>> 4]!;
          known = k + 1;
        }
      }
      inputs[PLAIN] = STRETCHED[(plain[node]! * 4095.99) | 0]!;
      let wanted = -1;
      inputs[REPEATED] = 0;
      let state = known * INPUTS;
      if (left > 0) {
        left -= 1;
        wanted = (foretold >>> left) & 1;
        inputs[REPEATED] = wanted === 1 ? repeats : -repeats;
        state += (SEEN + 1) * INPUTS;
      }
      const own = node * INPUTS;
      let sum = 0;
      for (let k = 0; k < INPUTS; k += 1) sum += (byState[state + k]! + byNode[own + k]!) * inputs[k]!;
      const chance = squash(sum);
      unwritten -= 1;
      const bit = coder.code((chance * 65_536) | 0, (written >>> unwritten) & 1);
      const error = (bit - chance) * LEARNING;
      for (let k = 0; k < INPUTS; k += 1) {
        const change = error * inputs[k]!;
        byState[state + k]! += change;
        byNode[own + k]! += change;
      }
      for (let k = 0; k < SEEN; k += 1) {
        const before = chances[lines[k]! + place]!;
        const seen = before & 15;
        const was = seen === 0 ? 2048 : before >>> 4;
        chances[lines[k]! + place] = ((was + ((bit === 1 ? 4095 : 0) - was) * STEPS[seen]!) << 4) | Math.min(15, seen + 1);
      }
      plain[node]! += (bit - plain[node]!) * 0.02;
      if (wanted !== bit) left = 0;
      place = place >= 4 ? 1 : 2 * place + bit;
      node = next[2 * node + bit]!;
      if (node < 0) return -1 - node;
    }
  };

  const remember = (letter: number, expected: number): void => {
    if (expected === letter) {
      match += 1;
      matched += 1;
    } else if (expected >= 0) {
      matched = 0;
      broken = 8;
    }
    if (broken > 0) broken -= 1;
    past[length] = letter;
    length += 1;
    if (length >= AGAIN) {
      let key = 0;
      for (let back = 1; back <= AGAIN; back += 1) key = mix(key, past[length - back] ?? 0);
      key >>>= 14;
      const before = ends[key] ?? 0;
      if (matched === 0 && before > 0) {
        let same = 0;
        while (same < 32 && same < before && past[before - 1 - same] === past[length - 1 - same]) same += 1;
        if (same >= AGAIN) {
          matched = same - AGAIN + 1;
          match = before;
        }
      }
      ends[key] = length;
    }
    third = second;
    second = last;
    last = letter + 1;
    const kind = classes[letter];
    word = kind === 0 ? 0 : kind === 1 ? 1 : mix(word, letter);
  };

  return {
    code(coder, letter) {
      const expected = matched > 0 ? (past[match] ?? 0) : -1;
      let coded = -1;
      if (matched >= SURE) {
        const place = Math.min(matched, 31) + (broken > 0 ? 32 : 0);
        const chance = Math.min(0.9995, Math.max(0.002, goesOn[place] ?? 0.5));
        const bit = coder.code((chance * 65_536) | 0, letter === expected ? 1 : 0);
        const seen = goesOnSeen[place] ?? 0;
        goesOn[place] = (goesOn[place] ?? 0) + (bit - (goesOn[place] ?? 0)) / (seen + 1.5);
        if (seen < 250) goesOnSeen[place] = seen + 1;
        if (bit === 1) coded = expected;
      }
      if (coded < 0) coded = codeBits(coder, letter, expected);
      remember(coded, expected);
      return coded;
    },
  };
}

function mix(a: number, b: number): number {
  const mixed = Math.imul((a + Math.imul(b + 1, 0x9e3779b1)) | 0, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15);
}

/** The chance for each sum of weighed forecasts between -12 and 12: 1 / (1 + e^-x). Math.exp may differ between browsers by its last bit. */
const SQUASHED: Float64Array = (() => {
  const STEP = 1.0157477085866857;
  const table = new Float64Array(24 * 64 + 1);
  let power = 1;
  for (let i = 0; i <= 768; i += 1) {
    table[768 + i] = power / (1 + power);
    table[768 - i] = 1 / (1 + power);
    power *= STEP;
  }
  return table;
})();

function squash(sum: number): number {
  const chance = SQUASHED[sum > 11.9 ? 1530 : sum < -11.9 ? 6 : ((sum + 12) * 64 + 0.5) | 0] ?? 0.5;
  return chance < 1 / 4096 ? 1 / 4096 : chance > 4095 / 4096 ? 4095 / 4096 : chance;
}

/** The inverse of {@link squash} for each 4,096th. */
const STRETCHED: Float64Array = (() => {
  const table = new Float64Array(4096);
  let at = 0;
  for (let i = 0; i < table.length; i += 1) {
    const chance = (i + 0.5) / 4096;
    while (at < SQUASHED.length - 2 && (SQUASHED[at + 1] ?? 1) < chance) at += 1;
    const [below, above] = [SQUASHED[at] ?? 0, SQUASHED[at + 1] ?? 1];
    table[i] = (at + (chance - below) / (above - below)) / 64 - 12;
  }
  return table;
})();
