/** The groups a reader can narrow a search to, besides the kind of page. */
export const FACETS = ['maker', 'service', 'trigger'] as const;
export type Facet = (typeof FACETS)[number];

/** Where a text stands on a page; what a match there is worth is in `open-index.ts`. */
export const FIELDS = ['wordings', 'titles', 'messages', 'codes', 'keywords'] as const;
export type Field = (typeof FIELDS)[number];

/** A page, or an anchor of one, as the build hands it to the search. */
export interface SearchDocument {
  /** Path and, for a part of a page, fragment: `/messages/ntt-hgw/pppoe-session/#released`. */
  readonly url: string;
  /** `symptom`, `cause`, `message` … */
  readonly kind: string;
  /** The page's permanent number: 「辞典 123」. */
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly fields: {
    /** Readers' own words. */
    readonly wordings: readonly string[];
    /** Other names and headings. */
    readonly titles: readonly string[];
    /** Message templates, holes and all: `PPPoE セッション解放[{session:text}]`. */
    readonly messages: readonly string[];
    readonly codes: readonly string[];
    /** The article. Only the words that tell it from other pages get into the small index. */
    readonly body?: readonly string[];
  };
  readonly facets: { readonly [name in Facet]?: readonly string[] };
  /** Anchors on the page and which of its `titles` and `messages` stand there, so that a result can lead to the place. */
  readonly parts?: readonly { readonly anchor: string; readonly texts: readonly string[] }[];
}
