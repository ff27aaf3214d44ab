const DROPPED = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg', 'select']);
/** Elements that begin a line of their own on a screen. */
const BREAKS = new Set(['br', 'p', 'div', 'tr', 'li', 'ul', 'ol', 'pre', 'table', 'tbody', 'thead', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dl', 'dt', 'dd', 'hr', 'textarea', 'option', 'form', 'section', 'article']);
const KEPT_BREAKS = new Set(['pre', 'textarea']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', yen: '¥', copy: '©' };
const TAG = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b(?:[^>"']|"[^"]*"|'[^']*')*>|<[!?][^>]*>/g;

/** Whether a file's beginning is a saved web page. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,400}?-->\s*)*<(?:!doctype html|html|head|body|table|pre)\b/i.test(text.slice(0, 2000));
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
    out += decodeEntities(kept > 0 ? text : text.replace(/\s+/g, ' '));
  };
  for (const tag of html.matchAll(TAG)) {
    add(html.slice(at, tag.index));
    at = tag.index + tag[0].length;
    const name = tag[2]?.toLowerCase();
    if (name === undefined) continue;
    const closes = tag[1] === '/';
    if (dropping !== '') {
      if (closes && name === dropping) dropping = '';
      continue;
    }
    if (!closes && DROPPED.has(name)) { dropping = name; continue; }
    if (KEPT_BREAKS.has(name)) kept = Math.max(0, kept + (closes ? -1 : 1));
    if (BREAKS.has(name)) out += '\n';
    else if (name === 'td' || name === 'th') out += ' ';
  }
  add(html.slice(at));
  return out.replace(/[ \t\u00a0]+\n/g, '\n').replace(/\n[ \t\u00a0]+/g, '\n').replace(/\n{2,}/g, '\n').trim();
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex: string | undefined, digits: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}
