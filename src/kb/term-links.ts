import type { Entry } from './load.ts';

/** A run of text: as it stands, or the first mention of a term with the place that explains it. */
export type Piece = string | { readonly text: string; readonly term: string; readonly path: string };

/** The spellings of all terms, made once for a site. */
export interface TermIndex {
  readonly pattern: RegExp;
  readonly bySpelling: ReadonlyMap<string, { readonly id: string; readonly path: string }>;
}

/** Titles without what stands in brackets, and variants. A spelling that two terms claim belongs to the first. */
export function indexTerms(terms: readonly Entry<'term'>[]): TermIndex {
  const bySpelling = new Map<string, { id: string; path: string }>();
  for (const { id, path, data } of terms) {
    for (const written of [data.title, ...data.variants]) {
      const spelling = written.replace(/[（(][^）)]*[）)]/g, '').trim();
      if (spelling.length >= 2 && !bySpelling.has(spelling)) bySpelling.set(spelling, { id, path });
    }
  }
  const longestFirst = [...bySpelling.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // Without terms: a pattern that matches nowhere.
  const pattern = new RegExp(longestFirst.length === 0 ? '(?!)' : longestFirst.map(whole).join('|'), 'gu');
  return { pattern, bySpelling };
}

/**
 * Cuts text at the first mention of each term that `seen` does not hold, and adds it there. Of two spellings at one
 * place the longer stands, linked or not, so that a part of a longer word is never taken for a term.
 */
export function linkTerms(text: string, { pattern, bySpelling }: TermIndex, seen: Set<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const { id, path } = bySpelling.get(match[0])!;
    if (seen.has(id)) continue;
    seen.add(id);
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push({ text: match[0], term: id, path });
    from = match.index + match[0].length;
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

/** Words run on in the script they are written in: サポート holds no ポート, and NATO no NAT. */
const SCRIPTS = ['[A-Za-z0-9]', '[\\p{Script=Katakana}ー]', '\\p{Script=Han}'];

function whole(spelling: string): string {
  const script = (letter: string | undefined): string | undefined => SCRIPTS.find((one) => new RegExp(`^${one}$`, 'u').test(letter ?? ''));
  const letters = [...spelling];
  const before = script(letters[0]);
  const after = script(letters.at(-1));
  const literal = spelling.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return `${before === undefined ? '' : `(?<!${before})`}${literal}${after === undefined ? '' : `(?!${after})`}`;
}
