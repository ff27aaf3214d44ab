const DROPPED = new Set(['script', 'style', 'title', 'template', 'noscript', 'svg', 'select']);
/** Elements that begin a line of their own on a screen. */
const BREAKS = new Set(['br', 'p', 'div', 'tr', 'li', 'ul', 'ol', 'pre', 'table', 'tbody', 'thead', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dl', 'dt', 'dd', 'hr', 'textarea', 'option', 'form', 'section', 'article']);
const KEPT_BREAKS = new Set(['pre', 'textarea']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', yen: '¥', copy: '©' };
/** Whether a file's beginning is a saved web page. Comments before its first tag are passed over one by one. */
export function looksLikeHtml(text: string): boolean {
  let start = text.slice(0, 2000).trimStart();
  while (start.startsWith('<!--')) {
    const end = start.indexOf('-->', 4);
    if (end < 0) return false;
    start = start.slice(end + 3).trimStart();
  }
  return /^<(?:!doctype html|html|head|body|table|pre)\b/i.test(start);
}

/**
 * The visible lines of a saved settings page, one a row of its table. Nothing of it is ever built as a document, so
 * nothing in it can run or load.
 */
export function htmlText(html: string): string {
  let out = '';
  let at = 0;
  let dropping = '';
  let kept = 0;
  const add = (text: string): void => {
    if (dropping !== '' || text === '') return;
    if (kept > 0) { out += decodeEntities(text); return; }
    const shown = decodeEntities(text.replace(/\s+/g, ' '));
    out += shown.startsWith(' ') && /\s$/.test(out.slice(-1)) ? shown.slice(1) : shown;
  };
  for (;;) {
    const tag = nextTag(html, at);
    add(html.slice(at, tag?.from));
    if (tag === null) break;
    at = tag.to;
    if (dropping !== '') {
      if (tag.closes && tag.name === dropping) dropping = '';
      continue;
    }
    if (!tag.closes && DROPPED.has(tag.name)) { dropping = tag.name; continue; }
    if (KEPT_BREAKS.has(tag.name)) kept = Math.max(0, kept + (tag.closes ? -1 : 1));
    if (BREAKS.has(tag.name)) out += '\n';
    else if ((tag.name === 'td' || tag.name === 'th') && !/\s$/.test(out.slice(-1))) out += ' ';
  }
  // A pattern that looks for blanks before a line's end starts anew at each of them.
  return out.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
}

interface Tag {
  readonly from: number;
  readonly to: number;
  /** Lower case; empty for a comment or a declaration. */
  readonly name: string;
  readonly closes: boolean;
}

/** The next tag at or after `at`. A tag that never ends is text, and so is all that follows it. */
function nextTag(html: string, at: number): Tag | null {
  for (let from = html.indexOf('<', at); from >= 0; from = html.indexOf('<', from + 1)) {
    const head = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*|!--|[!?])/.exec(html.slice(from, from + 32));
    if (head === null) continue;
    const [, slash, word = ''] = head;
    if (word === '!--') {
      const end = html.indexOf('-->', from + 4);
      return { from, to: end < 0 ? html.length : end + 3, name: '', closes: false };
    }
    const end = tagEnd(html, from + 1);
    if (end < 0) return null;
    return { from, to: end, name: /^[a-z]/i.test(word) ? word.toLowerCase() : '', closes: slash === '/' };
  }
  return null;
}

/** The offset after the `>` that ends a tag; one inside a quoted value does not. −1 where there is none. */
function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const unit = html[at];
    if (unit === '>') return at + 1;
    if (unit !== '"' && unit !== "'") continue;
    at = html.indexOf(unit, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex: string | undefined, digits: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}
