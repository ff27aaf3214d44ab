import { redact, type MaskKind, type Redacted } from '../engine/redact.ts';
import { el } from './element.ts';

const KINDS: Readonly<Record<MaskKind, string>> = {
  ipv4: 'IPv4アドレス', ipv6: 'IPv6アドレス', mac: 'MACアドレス', host: '機器や家の名前', ddns: 'DDNSの名前', id: '接続IDなど', customer: 'お客様番号',
  ssid: 'Wi-Fiの名前', serial: '製造番号', phone: '電話番号', secret: 'パスワードなど', query: 'アドレスの中の言葉', place: '場所', name: '人の名前', call: '通話の記録',
};

/**
 * A text on its way to other people: what tells whose it is, is replaced, each replacement can be seen, and undone one
 * by one before anything is copied. The same value is hidden or shown everywhere at once.
 */
export class MaskedText {
  readonly element = el('pre', { class: 'masked', attrs: { tabindex: '0', role: 'group', 'aria-label': '外に出す文' } });
  readonly #changed: () => void;
  readonly #shown = new Set<string>();
  #original = '';
  #redacted: Redacted = { text: '', masks: [] };

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * Takes a new text; everything in it is hidden again, but for what the reader chose to show.
   * @param hosts names known to be hosts from the log that the text is a part of
   */
  set(original: string, hosts: readonly string[]): void {
    this.#original = original;
    this.#redacted = redact(original, { hosts });
    this.#draw();
  }

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
    return out + text.slice(at);
  }

  /** How many values are hidden in the text. */
  get hidden(): number {
    return this.#redacted.masks.filter(({ original }) => !this.#shown.has(this.#original.slice(original.from, original.to))).length;
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
    parts.push(text.slice(at));
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
