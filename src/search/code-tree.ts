/** How many bits the code of each letter has when the most frequent letters have the shortest (Huffman). `counts` falls. */
export function codeLengths(counts: readonly number[]): number[] {
  if (counts.length < 2) return counts.map(() => 1);
  interface Node { readonly count: number; readonly letters: readonly number[] }
  const lengths = counts.map(() => 0);
  const leaves: Node[] = counts.map((count, letter) => ({ count, letters: [letter] })).reverse();
  const joined: Node[] = [];
  let leaf = 0;
  let join = 0;
  const rarest = (): Node => {
    const [a, b] = [leaves[leaf], joined[join]];
    if (a !== undefined && (b === undefined || a.count <= b.count)) {
      leaf += 1;
      return a;
    }
    join += 1;
    return b as Node;
  };
  for (let i = 1; i < counts.length; i += 1) {
    const [a, b] = [rarest(), rarest()];
    const letters = [...a.letters, ...b.letters];
    for (const letter of letters) lengths[letter] = (lengths[letter] ?? 0) + 1;
    joined.push({ count: a.count + b.count, letters });
  }
  return lengths;
}

/** The questions that lead to a letter, one bit each. */
export interface CodeTree {
  /** Where bit `b` at node `n` leads: `next[2n + b]`; below 0, to letter `-1 - next`. Node 0 asks first. */
  readonly next: Int32Array;
  /** The bits of each letter, the first one asked the highest, and how many there are. */
  readonly bits: Int32Array;
  readonly lengths: Uint8Array;
}

/** The tree of a code whose lengths rise from letter to letter: `perLength[i]` letters have codes of i + 1 bits. */
export function codeTree(perLength: readonly number[]): CodeTree {
  const letters = perLength.reduce((sum, count) => sum + count, 0);
  const next = new Int32Array(2 * Math.max(1, letters)).fill(0);
  const bits = new Int32Array(letters);
  const lengths = new Uint8Array(letters);
  let nodes = 1;
  let letter = 0;
  let code = 0;
  perLength.forEach((count, i) => {
    code *= 2;
    for (let k = 0; k < count; k += 1) {
      let node = 0;
      for (let left = i; left > 0; left -= 1) {
        const branch = 2 * node + ((code >>> left) & 1);
        if (next[branch] === 0) {
          next[branch] = nodes;
          nodes += 1;
        }
        node = next[branch] ?? 0;
      }
      next[2 * node + (code % 2)] = -1 - letter;
      bits[letter] = code;
      lengths[letter] = i + 1;
      letter += 1;
      code += 1;
    }
  });
  return { next, bits, lengths };
}
