/** A value of JSON that holds lines of a log, and where each of them stands in it. */
export interface JsonValue {
  readonly from: number;
  readonly to: number;
  readonly records: readonly JsonRecord[];
}

/** An object with a message, or a string that is one. */
export interface JsonRecord {
  readonly from: number;
  readonly to: number;
  /** The message, without its quotes and with its escapes. */
  readonly bodyFrom: number;
  readonly bodyTo: number;
  /** The other members of the object as they are written, by name. */
  readonly members: ReadonlyMap<string, string>;
}

/** What programs call the line itself, the surest first: journald, Docker, Loki, Graylog, Splunk, Google, Windows. */
const MESSAGE_KEYS = ['MESSAGE', 'message', 'Message', 'line', 'log', 'msg', 'short_message', 'textPayload', '_raw', 'text', 'body', 'content', 'Description'];
/** Members that no header is made of, and that may be long, are passed over. */
const LONGEST_MEMBER = 200;
/** No collector nests deeper. */
const DEEPEST = 32;
const SCALAR = /[-+.\w]{1,64}/y;
const NONE: ReadonlyMap<string, string> = new Map();

interface Open {
  readonly from: number;
  readonly isArray: boolean;
  readonly members: Map<string, string>;
  /** Where the strings under the keys of messages stand. */
  readonly bodies: Map<string, readonly [from: number, to: number]>;
  /** How many records had been found before it. */
  readonly before: number;
  key: string;
  /** What comes next in it. */
  next: 'key' | 'colon' | 'value' | 'comma';
}

/** The values of JSON in a text that begin a line and hold messages, whole or cut short. Time is linear in the text. */
export function jsonValues(text: string): readonly JsonValue[] {
  const values: JsonValue[] = [];
  for (let at = 0; at < text.length; ) {
    at = skipBlank(text, at);
    if (!isOpening(text, at)) { at = nextLine(text, at); continue; }
    const { to, records, isWhole } = valueAt(text, at);
    const behind = isWhole ? skipInLine(text, to) : to;
    const stands = !isWhole || behind >= text.length || isEnd(text.charCodeAt(behind)) || text[behind] === '{';
    if (stands && records.length > 0) values.push({ from: at, to: isWhole ? to : records.at(-1)!.to, records });
    at = stands && isWhole ? Math.max(behind, at + 1) : nextLine(text, to);
  }
  return values;
}

function isOpening(text: string, at: number): boolean {
  const unit = text[at];
  return unit === '{' || unit === '[' || unit === '"' || unit === "'" || (unit === 'b' && (text[at + 1] === "'" || text[at + 1] === '"'));
}

/** Reads the value at `from` as far as it is one, with a stack of its own. */
function valueAt(text: string, from: number): { readonly to: number; readonly records: JsonRecord[]; readonly isWhole: boolean } {
  const records: JsonRecord[] = [];
  const stack: Open[] = [];
  let at = from;
  for (;;) {
    at = skipBlank(text, at);
    const top = stack.at(-1);
    const unit = text[at];
    const broken = { to: at, records, isWhole: false };
    if (unit === undefined) return broken;
    if (unit === '{' || unit === '[') {
      if (stack.length >= DEEPEST || (top !== undefined && top.next !== 'value')) return broken;
      stack.push({ from: at, isArray: unit === '[', members: new Map(), bodies: new Map(), before: records.length, key: '', next: unit === '[' ? 'value' : 'key' });
      at += 1;
    } else if (unit === '}' || unit === ']') {
      if (top === undefined || top.isArray !== (unit === ']') || top.next === 'colon') return broken;
      stack.pop();
      at += 1;
      if (!top.isArray) close(top, at, records);
      const outer = stack.at(-1);
      if (outer === undefined) return { to: at, records, isWhole: true };
      outer.next = 'comma';
    } else if (unit === ',') {
      if (top === undefined || top.next !== 'comma') return broken;
      top.next = top.isArray ? 'value' : 'key';
      at += 1;
    } else if (unit === ':') {
      if (top === undefined || top.next !== 'colon') return broken;
      top.next = 'value';
      at += 1;
    } else if (unit === '"' || unit === "'" || isOpening(text, at)) {
      const open = unit === 'b' ? at + 1 : at;
      const end = stringEnd(text, open);
      if (end < 0) return broken;
      if (top === undefined) {
        // A quoted line without escapes is no more JSON than CSV.
        if (open > at || text.slice(open, end).includes('\\')) records.push({ from: at, to: end + 1, bodyFrom: open + 1, bodyTo: end, members: NONE });
        return { to: end + 1, records, isWhole: true };
      }
      if (top.next === 'key') { top.key = text.slice(open + 1, end); top.next = 'colon'; }
      else if (top.next === 'value') { take(text, top, at, open + 1, end, records); top.next = 'comma'; }
      else return broken;
      at = end + 1;
    } else {
      SCALAR.lastIndex = at;
      const scalar = top?.next === 'value' ? SCALAR.exec(text) : null;
      if (scalar === null || top === undefined) return broken;
      if (!top.isArray) top.members.set(top.key, scalar[0]);
      top.next = 'comma';
      at += scalar[0].length;
    }
  }
}

/** Takes up a string: a member of an object, or an element of an array, which may be the time of the next one (Loki). */
function take(text: string, top: Open, at: number, from: number, to: number, records: JsonRecord[]): void {
  if (!top.isArray) {
    if (MESSAGE_KEYS.includes(top.key) && to > from) top.bodies.set(top.key, [from, to]);
    if (to - from <= LONGEST_MEMBER) top.members.set(top.key, text.slice(from, to));
    return;
  }
  const isTime = top.members.size === 0 && to - from <= 20 && /^\d{10,20}$/.test(text.slice(from, to));
  if (isTime) top.members.set('timestamp', text.slice(from, to));
  else records.push({ from: records.length === top.before && top.members.size > 0 ? top.from : at, to: to + 1, bodyFrom: from, bodyTo: to, members: top.members });
}

/** An object that ends at `to`: a record if it has a message, unless several stand in it. */
function close(object: Open, to: number, records: JsonRecord[]): void {
  if (records.length - object.before > 1) return;
  const key = MESSAGE_KEYS.find((one) => object.bodies.has(one));
  if (key === undefined) return;
  const [bodyFrom, bodyTo] = object.bodies.get(key)!;
  records.length = object.before;
  records.push({ from: object.from, to, bodyFrom, bodyTo, members: object.members });
}

/** Where the string ends that the quote at `at` begins; −1 where its line ends first. */
function stringEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let end = at + 1; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === quote) return end;
    if (code === 0x0a || code === 0x0d) return -1;
    if (code === 0x5c) end += 1;
  }
  return -1;
}

function isEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x3000 || code === 0x1e || code === 0xfeff;
}

/** The next unit that is no blank and no end of a line; a quote mark before a line is passed over. */
function skipBlank(text: string, from: number): number {
  let at = from;
  let isHead = at === 0 || isEnd(text.charCodeAt(at - 1));
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isEnd(code)) isHead = true;
    else if (!isSpace(code) && !(isHead && (code === 0x3e || code === 0xff1e))) break;
  }
  return at;
}

/** The same within a line, behind a value: a comma may stand there. */
function skipInLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && (isSpace(text.charCodeAt(at)) || text[at] === ',')) at += 1;
  return at;
}

function nextLine(text: string, at: number): number {
  const line = text.indexOf('\n', at);
  return line < 0 ? text.length : line + 1;
}
