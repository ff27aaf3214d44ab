/** A line longer than this is shortened before it is passed on. */
export const LONGEST_PASSED_ON = 600;
/** How much of it stands before the gap. */
const HEAD = 360;
/** How far back a blank is looked for. */
const REACH = 80;

/**
 * A line as it is passed on: whole, or without its middle, which says how much is left out. What proves something often
 * stands at the end. Cut at blanks where there are any: half an address would not be known as one, and not be masked.
 */
export function passedOn(line: string): string {
  if (line.length <= LONGEST_PASSED_ON) return line;
  const before = line.lastIndexOf(' ', HEAD);
  const head = before >= HEAD - REACH ? before : HEAD;
  const tailFrom = line.length - (LONGEST_PASSED_ON - HEAD);
  const after = line.indexOf(' ', tailFrom);
  const tail = after >= 0 && after <= tailFrom + REACH ? after + 1 : tailFrom;
  return `${line.slice(0, head)} …（${tail - head}文字を略）… ${line.slice(tail)}`;
}
