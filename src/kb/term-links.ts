import type { Entry } from './load.ts';

/** A run of text: as it stands, or the first mention of a term with the place that explains it. */
export type Piece = string | { readonly text: string; readonly term: string; readonly path: string };

/** The spellings of all terms, made once for a site. */
export interface TermIndex {
  readonly bySpelling: ReadonlyMap<string, { readonly id: string; readonly path: string }>;
  /** The spellings by their first letter, longest first: most letters of a text begin none. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
}

/**
 * Titles without what stands in brackets, and variants. A spelling that two terms claim belongs to the first.
 * Terms that every page speaks of are left out by their `autolink`: a link on every page explains nothing.
 */
export function indexTerms(terms: readonly Entry<'term'>[]): TermIndex {
  const bySpelling = new Map<string, { id: string; path: string }>();
  for (const { id, path, data } of terms) {
    if (!data.autolink) continue;
    for (const written of [data.title, ...data.variants]) {
      const spelling = written.replace(/[（(][^）)]*[）)]/g, '').trim();
      if (spelling.length >= 2 && !bySpelling.has(spelling)) bySpelling.set(spelling, { id, path });
    }
  }
  const longestFirst = [...bySpelling.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return { bySpelling, byStart: Map.groupBy(longestFirst, (spelling) => spelling[0]!) };
}

/**
 * Cuts text at the first mention of each term that `seen` does not hold, and adds it there. Of two spellings at one
 * place the longer stands, linked or not, so that a part of a longer word is never taken for a term.
 */
export function linkTerms(text: string, { bySpelling, byStart }: TermIndex, seen: Set<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const spelling = byStart.get(text[at]!)?.find((one) => text.startsWith(one, at) && standsAlone(text, at, at + one.length));
    if (spelling === undefined) continue;
    const { id, path } = bySpelling.get(spelling)!;
    const end = at + spelling.length;
    if (!seen.has(id)) {
      seen.add(id);
      if (at > from) pieces.push(text.slice(from, at));
      pieces.push({ text: spelling, term: id, path });
      from = end;
    }
    at = end - 1;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/**
 * The same for HTML that a renderer wrote: text alone is read, never what stands in links, code, headings or the like.
 * `anchor` writes the link; its text comes from the HTML and is escaped already.
 */
export function linkTermsInHtml(html: string, index: TermIndex, seen: Set<string>, anchor: (path: string, text: string) => string): string {
  let closed = 0;
  return html.replace(/(<[^>]*>)|([^<]+)/g, (whole: string, tag: string | undefined) => {
    if (tag !== undefined) {
      const name = /^<(\/?)(a|code|pre|h[1-6]|th|summary|button|script|style)\b/i.exec(tag);
      if (name !== null && !tag.endsWith('/>')) closed += name[1] === '/' ? -1 : 1;
      return whole;
    }
    if (closed > 0) return whole;
    return linkTerms(whole, index, seen).map((piece) => (typeof piece === 'string' ? piece : anchor(piece.path, piece.text))).join('');
  });
}

const SCRIPTS = [/^[A-Za-z0-9]$/, /^[\p{Script=Katakana}ー]$/u, /^\p{Script=Han}$/u];

/** Words run on in the script they are written in: サポート holds no ポート, and NATO no NAT. */
function standsAlone(text: string, from: number, to: number): boolean {
  return !runsOn(text[from - 1], text[from]) && !runsOn(text[to - 1], text[to]);
}

function runsOn(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && SCRIPTS.some((script) => script.test(left) && script.test(right));
}
