import { redact, type Known, type MaskKind, type Redacted } from '../engine/redact.ts';
import { el } from './element.ts';

const KINDS: Readonly<Record<MaskKind, string>> = {
  ipv4: 'IPv4アドレス', ipv6: 'IPv6アドレス', mac: 'MACアドレス', host: '機器や家の名前', ddns: 'DDNSの名前', id: '接続IDなど', customer: 'お客様番号',
  ssid: 'Wi-Fiの名前', serial: '製造番号', phone: '電話番号', secret: 'パスワードなど', query: 'アドレスの中の言葉', place: '場所', name: '人の名前', call: '通話の記録',
};

/** Stands where a hidden value would be read aloud: a substitute would be taken for the value. */
const BLANK = '○○';
const NOTHING_KNOWN: Known = { hosts: [], names: [] };

/**
 * A text on its way to other people: what tells whose it is, is replaced, each replacement can be seen, and undone one
 * by one before anything is copied. The same value is hidden or shown everywhere at once.
 */
export class MaskedText {
  readonly element: HTMLElement;
  readonly #changed: () => void;
  readonly #shown = new Set<string>();
  #original = '';
  #ending = '';
  #known = NOTHING_KNOWN;
  #redacted: Redacted = { text: '', masks: [] };

  /** @param parts an id and a class of its own for the element */
  constructor(changed: () => void, parts: { readonly id?: string; readonly class?: string } = {}) {
    this.#changed = changed;
    this.element = el('pre', { ...parts, class: `masked ${parts.class ?? ''}`.trim(), attrs: { tabindex: '0', role: 'group', 'aria-label': '外に出す文' } });
  }

  /**
   * Takes a new text; everything in it is hidden, but for what the reader chose to show.
   * @param known what the log that the text is a part of shows to be hosts and people
   * @param ending the page's own words, which go out as they are
   */
  set(original: string, known: Known, ending = ''): void {
    this.#original = original;
    this.#known = known;
    this.#ending = ending;
    this.#redacted = redact(original, known);
    this.#draw();
  }

  /** The values that the reader chose to show. */
  get shown(): readonly string[] { return [...this.#shown]; }

  /** Takes up what was chosen elsewhere; drawn with the next text. */
  show(values: readonly string[]): void {
    for (const value of values) this.#shown.add(value);
  }

  forget(): void { this.#shown.clear(); }

  /** What would be copied now. */
  get text(): string {
    const { text, masks } = this.#redacted;
    let out = '';
    let at = 0;
    for (const { original, substitute } of masks) {
      const value = this.#original.slice(original.from, original.to);
      out += text.slice(at, substitute.from) + (this.#shown.has(value) ? value : text.slice(substitute.from, substitute.to));
      at = substitute.to;
    }
    return out + text.slice(at) + this.#ending;
  }

  /** How many values are hidden in the text. */
  get hidden(): number {
    return this.#redacted.masks.filter(({ original }) => !this.#shown.has(this.#original.slice(original.from, original.to))).length;
  }

  /** What was found in the text and what was not looked for, in words that stand beside it. */
  get note(): string {
    return noteOf(this.hidden, this.#redacted.masks.length, /-masked-\d/.test(this.#original));
  }

  /** Another text about the same, with a blank where something hidden would stand: for the voice. */
  blanked(text: string): string {
    return blankedText(text, this.#known, this.#shown);
  }

  #draw(): void {
    const { text, masks } = this.#redacted;
    const parts: (Node | string)[] = [];
    let at = 0;
    for (const [index, { kind, original, substitute }] of masks.entries()) {
      const value = this.#original.slice(original.from, original.to);
      const isShown = this.#shown.has(value);
      parts.push(text.slice(at, substitute.from), el('button', {
        class: 'mask',
        text: isShown ? value : text.slice(substitute.from, substitute.to),
        attrs: { type: 'button', 'aria-pressed': String(!isShown), title: `${KINDS[kind]}：${isShown ? '出しています。押すと隠します。' : '隠しています。押すと元の文字に戻します。'}` },
        onClick: () => this.#toggle(value, index),
      }));
      at = substitute.to;
    }
    parts.push(text.slice(at) + this.#ending);
    this.element.replaceChildren(...parts);
  }

  /** Changes what is shown; the mask that was pressed is a new element then, and keeps the focus. */
  #toggle(value: string, index: number): void {
    if (!this.#shown.delete(value)) this.#shown.add(value);
    this.#draw();
    this.element.querySelectorAll<HTMLElement>('.mask')[index]?.focus();
    this.#changed();
  }
}

/** How much is hidden of what was found, and what the reader has to look for. `isMasked`: the text came with substitutes. */
export function noteOf(hidden: number, found: number, isMasked: boolean): string {
  const said = hidden > 0 ? `${hidden}か所を別の文字に置きかえました。印のところを押すと、元の文字に戻せます。`
    : found > 0 ? '見つかった個人の値は、元の文字のまま出しています。印のところを押すと隠せます。'
    : isMasked ? '前に置きかえた文字（host-masked-1など）が入っています。ここでは元に戻せません。ほかに隠すところは見つかりませんでした。'
    : '隠すところは見つかりませんでした。';
  return `${said}人や会社の名前、住所は、見分けられないことがあります。コピーする前に、自分で読んでください。`;
}

/** A text to be read aloud: no substitute in it, as whoever hears one would take it for the value. */
export function blankedText(text: string, known: Known, shown: ReadonlySet<string>): string {
  let out = '';
  let at = 0;
  for (const { original } of redact(text, { ...known, keepCalls: true }).masks) {
    const value = text.slice(original.from, original.to);
    out += text.slice(at, original.from) + (shown.has(value) ? value : BLANK);
    at = original.to;
  }
  return out + text.slice(at);
}
