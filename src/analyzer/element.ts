/** What a node is made of: an element's own properties, `data` for `data-*`, `attrs` for the rest. */
export interface Parts {
  readonly class?: string;
  readonly id?: string;
  readonly text?: string;
  readonly href?: string;
  readonly hidden?: boolean;
  readonly data?: Readonly<Record<string, string>>;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly onClick?: (event: MouseEvent) => void;
}

/**
 * Makes an element. Text only ever enters through `textContent` and text nodes: there is no way here to give markup,
 * so a log cannot bring any.
 */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, parts: Parts = {}, ...children: readonly (Node | string | null)[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (parts.class !== undefined) node.className = parts.class;
  if (parts.id !== undefined) node.id = parts.id;
  if (parts.text !== undefined) node.textContent = parts.text;
  if (parts.href !== undefined && node instanceof HTMLAnchorElement) node.href = parts.href;
  if (parts.hidden === true) node.hidden = true;
  for (const [name, value] of Object.entries(parts.data ?? {})) node.dataset[name] = value;
  for (const [name, value] of Object.entries(parts.attrs ?? {})) node.setAttribute(name, value);
  if (parts.onClick !== undefined) (node as HTMLElement).addEventListener('click', parts.onClick);
  for (const child of children) if (child !== null) node.append(child);
  return node;
}

/** A button that submits nothing. */
export function button(text: string, onClick: () => void, parts: Parts = {}): HTMLButtonElement {
  return el('button', { ...parts, text, attrs: { type: 'button', ...parts.attrs }, onClick });
}

/** An element that the page's HTML must hold. Throws where it does not: page and script do not belong together then. */
export function need<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}
