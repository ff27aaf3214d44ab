/** A template in pieces: words as they stand, and holes to be filled in. */
export type Piece = { readonly text: string } | { readonly hole: string };

/** `PPPoE セッション解放[{session:text}]` → words, hole, words. `{{` stands for a brace. */
export function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  for (const [part] of template.matchAll(/\{\{|\}\}|\{[^{}]*\}|[^{}]+/g)) {
    if (part === '{{' || part === '}}') text += part[0]!;
    else if (part.startsWith('{')) {
      if (text !== '') pieces.push({ text });
      text = '';
      pieces.push({ hole: part.slice(1, -1).split(':').at(-1)! });
    } else text += part;
  }
  if (text !== '') pieces.push({ text });
  return pieces;
}

/** The line as far as it was filled in: up to the first hole left open, as a screen cuts a line off. */
export function lineFrom(pieces: readonly Piece[], values: readonly string[]): string {
  let line = '';
  let hole = 0;
  for (const piece of pieces) {
    if ('text' in piece) { line += piece.text; continue; }
    const value = values[hole]?.trim() ?? '';
    hole += 1;
    if (value === '') break;
    line += value;
  }
  return line.trim();
}
