/** What a page may load and where it may send anything. Strings as the policy writes them: `'self'`, `data:`. */
export type CspDirectives = Readonly<Record<string, string>>;

const ARTICLE: CspDirectives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'font-src': "'none'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
};

/**
 * The policy of one page, for its `<meta>`: that of an article, with the page's own directives in place of ours.
 * Never merged within a directive, because browsers ignore a `'none'` that stands beside another source.
 * `frame-ancestors` works only as a header and stands in `public/_headers`.
 */
export function contentSecurityPolicy(own: CspDirectives = {}): string {
  return Object.entries({ ...ARTICLE, ...own }).map(([name, value]) => `${name} ${value}`).join('; ');
}
