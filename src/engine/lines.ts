/**
 * Physical lines of a text. CR, LF and CRLF end a line; what pasting puts around lines (quote marks of forums and
 * mails, bars of Markdown tables) is passed over, so that offsets always point at what the device wrote.
 */
export interface LineBounds {
  /** The line proper, decorations left out; from === to for a blank line. */
  from: number;
  to: number;
  /** Where the next line begins; the length of the text after the last one. */
  next: number;
}

const LF = 0x0a;
const CR = 0x0d;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x3000 || code === 0xa0 || code === 0xfeff || code === 0;
}

/** Marks that quoting puts before a line: > ＞ ≫ » and the bar of a table. */
function isQuote(code: number): boolean {
  return code === 0x3e || code === 0xff1e || code === 0xbb || code === 0x226b;
}

/**
 * The line that begins at `at`. `hasReturns` says whether the text holds a CR anywhere: without one the search for LF
 * can be left to the runtime, which is several times faster than looking at every unit.
 */
export function lineAt(text: string, at: number, hasReturns: boolean, into: LineBounds): void {
  const length = text.length;
  let stop = at;
  if (hasReturns) {
    while (stop < length && text.charCodeAt(stop) !== LF && text.charCodeAt(stop) !== CR) stop += 1;
  } else {
    stop = text.indexOf('\n', at);
    if (stop < 0) stop = length;
  }
  const pair = text.charCodeAt(stop) === CR && text.charCodeAt(stop + 1) === LF;
  const next = Math.min(length, stop + (pair ? 2 : 1));
  let from = at;
  let to = stop;
  while (from < to && isBlank(text.charCodeAt(from))) from += 1;
  while (from < to && isQuote(text.charCodeAt(from))) {
    from += 1;
    while (from < to && isBlank(text.charCodeAt(from))) from += 1;
  }
  while (to > from && (isBlank(text.charCodeAt(to - 1)) || text.charCodeAt(to - 1) === CR)) to -= 1;
  if (to - from > 1 && text.charCodeAt(from) === 0x7c && text.charCodeAt(to - 1) === 0x7c) {
    from += 1;
    to -= 1;
    while (from < to && isBlank(text.charCodeAt(from))) from += 1;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  }
  into.from = from;
  into.to = to;
  into.next = next;
}
