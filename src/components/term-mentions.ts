import { indexTerms, type TermIndex } from '../kb/term-links.ts';
import { site as readSite } from '../layouts/knowledge.ts';

/** What terms a page may still link: the index, and the terms that it has linked. */
export interface Mentions {
  readonly index: TermIndex;
  readonly seen: Set<string>;
}

// Read before any page is made, so that the components that print text stay synchronous and print in reading order.
const { kb } = await readSite();
const index = indexTerms(kb.of('term'));
const entries = new Map(kb.entries.filter(({ path }) => !path.includes('#')).map((entry) => [entry.path, entry]));
const pages = new WeakMap<Request, Mentions | undefined>();

/** The mentions of the page that answers `request`. Only articles link terms: a list of many entries would be all links. */
export function mentionsOf(request: Request, pathname: string, base: string = import.meta.env.BASE_URL): Mentions | undefined {
  if (!pages.has(request)) {
    const entry = entries.get(pathname.slice(base.replace(/\/$/, '').length));
    // A term's own page explains it; linking there would lead back to the same place.
    pages.set(request, entry === undefined ? undefined : { index, seen: new Set(entry.kind === 'term' ? [entry.id] : []) });
  }
  return pages.get(request);
}
