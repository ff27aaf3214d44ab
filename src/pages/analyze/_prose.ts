import { parseInline, type InlineNode } from '../../components/inline.ts';
import { href } from '../../components/href.ts';

/** Front-matter text as nodes, for what the analyzer says in the words of the entries. */
export function prose(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...parseInline(text).map(nodeOf));
  return fragment;
}

function nodeOf(node: InlineNode): Node {
  if ('text' in node) return node.type === 'code' ? holding('code', [node.text]) : document.createTextNode(node.text);
  if (node.type === 'strong') return holding('strong', node.children.map(nodeOf));
  const link = holding('a', node.children.map(nodeOf));
  link.href = href(node.path);
  return link;
}

function holding<K extends keyof HTMLElementTagNameMap>(tag: K, children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}
