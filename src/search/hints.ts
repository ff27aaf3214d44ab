/** What an address or a code says of itself, whether or not a page knows it: `[its shape as a term, group, weight]`. */
const HINTS: readonly (readonly [RegExp, string, number])[] = [
  // Where home routers answer.
  [/^192\.168\.\d{1,3}\.(?:1|210|254)$/, '管理画面', 0.6],
  // RFC 6598.
  [/^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, 'CGNAT', 0.6],
  // RFC 3927.
  [/^169\.254\b/, 'DHCP', 0.45],
  [/^2408:/, 'NGN', 0.6],
  // Families of codes: a page of the family is a neighbour, not an answer.
  [/^0x800ccc[0-9a-f]{2}$/, 'メール', 0.45],
  [/^2618\d{4}$/, 'NAT越え', 0.45],
  [/^2[01]\d{6}$/, 'Switch', 0.4],
  [/^nw\d{6}$/, 'PlayStation', 0.45],
  [/^8071\d{4}$/, 'PlayStation', 0.45],
  [/^00\d{5}$/, '古いゲーム機', 0.6],
  [/^dnsprobe/, 'DNS', 0.45],
  [/^err(?:connection|internet|address|network|timed)/, 'サイト', 0.45],
];

/** Groups that a term points to, as terms of the index. */
export function hintsOf(term: string): readonly { readonly term: string; readonly weight: number }[] {
  return HINTS.filter(([shape]) => shape.test(term)).map(([, id, weight]) => ({ term: `#${id}`, weight }));
}
