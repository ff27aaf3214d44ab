/** As many lines as a search makes something of, and as long as one may be. */
const MOST_LINES = 3;
const LONGEST = 300;
/** What is typed from memory is short; a line that is longer was copied, and nothing like it is known. */
const LONGEST_PART = 60;

/** The first lines of a text, for the search: none of them whole where it is too long. */
export function wordsToCarry(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim().slice(0, LONGEST)).filter((line) => line !== '').slice(0, MOST_LINES);
}

/** Whether such lines may be a part of one that a router writes, to be completed from the list. */
export function mayBePart(lines: readonly string[]): boolean {
  return lines.length > 0 && lines.length < MOST_LINES && lines.every(({ length }) => length <= LONGEST_PART);
}
