/** A run of front-matter text as pages print it. */
export type InlineNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong'; readonly children: readonly InlineNode[] }
  | { readonly type: 'link'; readonly path: string; readonly children: readonly InlineNode[] };

/**
 * Reads the little markup that front matter may hold: `` `code` ``, `**strong**` and `[text](/kind/id/#anchor)`.
 * Only links within the site are links: an outside address belongs in `sources`. Everything else is text as it stands,
 * and nothing inside code is read as markup, because log text holds stars and brackets of its own.
 */
export function parseInline(source: string): readonly InlineNode[] {
  const nodes: InlineNode[] = [];
  let plain = '';
  let at = 0;
  const flush = (): void => {
    if (plain !== '') nodes.push({ type: 'text', text: plain });
    plain = '';
  };
  while (at < source.length) {
    const found = markupAt(source, at);
    if (found === undefined) {
      plain += source[at]!;
      at += 1;
      continue;
    }
    flush();
    nodes.push(found.node);
    at = found.end;
  }
  flush();
  return nodes;
}

/** The words alone, for titles, descriptions and text that is copied. */
export function plainText(source: string): string {
  return textOf(parseInline(source));
}

function textOf(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => ('text' in node ? node.text : textOf(node.children))).join('');
}

// Sticky: each is tried at one place only. `y` keeps the scan linear for text without closing marks of its own line.
const CODE = /`([^`\n]+)`/y;
const STRONG = /\*\*([^*\n]+(?:\*[^*\n]+)*)\*\*/y;
const LINK = /\[([^[\]\n]+)\]\((\/[a-z0-9/-]*(?:#[a-z0-9-]+)?)\)/y;

function markupAt(source: string, at: number): { readonly node: InlineNode; readonly end: number } | undefined {
  const unit = source[at];
  if (unit === '`') return matchAt(CODE, source, at, ([, text]) => ({ type: 'code', text: text! }));
  if (unit === '*') return matchAt(STRONG, source, at, ([, text]) => ({ type: 'strong', children: parseInline(text!) }));
  if (unit === '[') return matchAt(LINK, source, at, ([, text, path]) => ({ type: 'link', path: path!, children: parseInline(text!) }));
  return undefined;
}

function matchAt(pattern: RegExp, source: string, at: number, node: (match: RegExpExecArray) => InlineNode): { readonly node: InlineNode; readonly end: number } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  return match === null ? undefined : { node: node(match), end: at + match[0].length };
}
