/**
 * Numbers for things in the order they are first asked for: the same thing always gets the same number, different
 * things different ones. Numbers reserved beforehand (substitutes that the text already holds) are not given out.
 */
export interface Numbering<Key> {
  reserve(number: number): void;
  /** From 1. */
  of(key: Key): number;
}

export function createNumbering<Key>(): Numbering<Key> {
  const given = new Map<Key, number>();
  const reserved = new Set<number>();
  let last = 0;
  return {
    reserve: (number) => void reserved.add(number),
    of: (key) => {
      let number = given.get(key);
      if (number === undefined) {
        do last += 1; while (reserved.has(last));
        number = last;
        given.set(key, number);
      }
      return number;
    },
  };
}
