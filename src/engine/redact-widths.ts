/** Full-width digits, letters and the marks that addresses and names are written with; what sentences are written with stays. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ．：＠－＿＋]/g;
const SHIFT = 0xfee0;

/** The text with these characters in their usual width, unit for unit, so that every offset stays. */
export function narrow(text: string): string {
  return text.replace(WIDE, (unit) => String.fromCharCode(unit.charCodeAt(0) - SHIFT));
}

/** A substitute as wide as what it stands for, where the two have the same shape. */
export function widenLike(original: string, substitute: string): string {
  if (original.length !== substitute.length || original.search(WIDE) < 0) return substitute;
  return Array.from(substitute, (unit, at) => {
    const code = original.charCodeAt(at);
    return code > 0xff00 && code < 0xff5f && unit > ' ' && unit < '\u007f' ? String.fromCharCode(unit.charCodeAt(0) + SHIFT) : unit;
  }).join('');
}
