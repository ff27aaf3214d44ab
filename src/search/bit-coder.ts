/** Codes one bit after another, each with the chance that was given to it; the likelier the bits, the fewer bytes. */
export interface BitCoder {
  /** Codes a bit: writes `bit`, or reads one and does not look at `bit`. `chance` of 1 is in 65,536ths, neither 0 nor all. */
  code(chance: number, bit: number): number;
}

export interface BitWriter extends BitCoder {
  /** The bytes of all bits, once the last is written. */
  end(): Uint8Array;
}

/** Writes bits by narrowing a range of 32 bits (arithmetic coding): whole numbers only, the same in every browser. */
export function bitWriter(): BitWriter {
  let bytes = new Uint8Array(1024);
  let length = 0;
  let low = 0;
  let high = 0xffffffff;
  const put = (byte: number): void => {
    if (length === bytes.length) {
      const more = new Uint8Array(length * 2);
      more.set(bytes);
      bytes = more;
    }
    bytes[length] = byte;
    length += 1;
  };
  return {
    code(chance, bit) {
      const middle = splitOf(low, high, chance);
      if (bit === 1) high = middle;
      else low = middle + 1;
      while (((low ^ high) & 0xff000000) === 0) {
        put(high >>> 24);
        low = (low << 8) >>> 0;
        high = ((high << 8) | 0xff) >>> 0;
      }
      return bit;
    },
    end() {
      for (let shift = 24; shift >= 0; shift -= 8) put((high >>> shift) & 0xff);
      return bytes.slice(0, length);
    },
  };
}

/** Reads what {@link bitWriter} wrote. After the end come zeros. */
export function bitReader(bytes: Uint8Array): BitCoder {
  let low = 0;
  let high = 0xffffffff;
  let at = 0;
  let value = 0;
  for (; at < 4; at += 1) value = ((value << 8) | (bytes[at] ?? 0)) >>> 0;
  return {
    code(chance) {
      const middle = splitOf(low, high, chance);
      const bit = value <= middle ? 1 : 0;
      if (bit === 1) high = middle;
      else low = middle + 1;
      while (((low ^ high) & 0xff000000) === 0) {
        low = (low << 8) >>> 0;
        high = ((high << 8) | 0xff) >>> 0;
        value = ((value << 8) | (bytes[at] ?? 0)) >>> 0;
        at += 1;
      }
      return bit;
    },
  };
}

/** The last value of the range that means 1. */
function splitOf(low: number, high: number, chance: number): number {
  const range = (high - low) >>> 0;
  return low + (range >>> 16) * chance + (((range & 0xffff) * chance) >>> 16);
}
