import { count } from './count.ts';
import { need } from './element.ts';
import type { Lane, Mark, Timeline } from './timeline.ts';
import type { Presentation, Words } from './words.ts';

const NAMES: Readonly<Record<Lane, string>> = { session: 'インターネットの接続', tunnel: 'IPv6とトンネル', link: 'LANやWANの線', wifi: 'Wi-Fi', address: 'アドレス', login: '設定画面へのログイン' };
const LANE_HEIGHT = 56;
const LINE_AT = 38;
const EDGE = 14;
const MARK_WIDTH = 18;
const GRAVITY: readonly Mark['level'][] = ['fault', 'sign', 'normal', 'noise', 'unknown'];
const SVG = 'http://www.w3.org/2000/svg';

/** Draws what happened when: states as bars, lines as marks that lead to the line. Shapes differ, not only colours. */
export class TimelineView {
  readonly #section = need('#timeline-section');
  readonly #host = need('#timeline');
  readonly #words: Words;
  readonly #show: Presentation;
  #timeline: Timeline | null = null;
  #width = 0;

  constructor(words: Words, show: Presentation) {
    this.#words = words;
    this.#show = show;
    new ResizeObserver(() => { if (this.#host.clientWidth !== this.#width) this.#paint(); }).observe(this.#host);
  }

  draw(timeline: Timeline | null): void {
    this.#timeline = timeline !== null && timeline.lanes.length > 0 ? timeline : null;
    this.#section.hidden = this.#timeline === null;
    this.#paint();
  }

  #paint(): void {
    const timeline = this.#timeline;
    if (timeline === null) { this.#host.replaceChildren(); return; }
    this.#width = this.#host.clientWidth;
    const { from, to, lanes } = timeline;
    const x = (at: number): number => EDGE + ((at - from) / (to - from)) * Math.max(1, this.#width - EDGE * 2);
    const height = lanes.length * LANE_HEIGHT + 24;
    const svg = node('svg', { width: this.#width, height, viewBox: `0 0 ${this.#width} ${height}`, role: 'group', 'aria-label': '起きた順の図。印は、その行へのリンクです。' });
    lanes.forEach(({ lane, bars, marks }, index) => {
      const top = index * LANE_HEIGHT;
      const y = top + LINE_AT;
      svg.append(text(NAMES[lane], { x: 0, y: top + 16, class: 'lane-name' }), node('line', { x1: 0, x2: this.#width, y1: y, y2: y, class: 'lane' }));
      for (const { from: begin, to: end, n } of bars) {
        const left = begin === null ? 0 : x(begin);
        const right = end === null ? this.#width : x(end);
        const bar = node('rect', { x: left, y: y - 6, width: Math.max(2, right - left), height: 12, class: end === null ? 'bar open' : 'bar', 'data-line-of': n });
        bar.append(title(end === null ? `${timeLabel(begin ?? from, from, to)}に始まりました。終わった行はありません` : `${begin === null ? 'ログより前' : timeLabel(begin, from, to)}から${timeLabel(end, from, to)}まで`));
        svg.append(bar);
      }
      for (const mark of apart(marks, x)) svg.append(this.#mark(mark, x(mark.at), y, from, to));
    });
    const bottom = height - 6;
    svg.append(text(timeLabel(from, from, to), { x: 0, y: bottom, class: 'axis' }), text(timeLabel(to, from, to), { x: this.#width, y: bottom, class: 'axis', 'text-anchor': 'end' }));
    this.#host.replaceChildren(svg);
  }

  #mark({ at, n, level, message, count: lines }: Mark, x: number, y: number, from: number, to: number): SVGElement {
    const says = `${timeLabel(at, from, to)} ${this.#show.levelLabels[level]}：${this.#words.messages[message]?.title ?? message}${lines > 1 ? `ほか、${count(lines)}行` : ''}（${n}行目）`;
    const link = node('a', { href: `#L${n}`, class: 'mark-link', 'data-level': level, 'aria-label': says });
    const shape = level === 'fault' ? node('path', { d: `M${x} ${y - 10} l9 16 h-18 z` }) : level === 'sign' ? node('path', { d: `M${x} ${y - 8} l8 8 l-8 8 l-8 -8 z` }) : node('circle', { cx: x, cy: y, r: 4 });
    link.append(title(says), node('rect', { x: x - 11, y: y - 18, width: 22, height: 36, class: 'touch' }), shape);
    return link;
  }
}

/** Marks that a finger could not tell apart become one, of the gravest level. */
function apart(marks: readonly Mark[], x: (at: number) => number): readonly Mark[] {
  const places = new Map<number, Mark>();
  for (const mark of marks) {
    const place = Math.round(x(mark.at) / MARK_WIDTH);
    const before = places.get(place);
    const worse = before === undefined || GRAVITY.indexOf(mark.level) < GRAVITY.indexOf(before.level) ? mark : before;
    places.set(place, { ...worse, count: mark.count + (before?.count ?? 0) });
  }
  return [...places.values()];
}

function node(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = node('text', attributes);
  element.textContent = content;
  return element;
}

function title(content: string): SVGElement {
  const element = node('title', {});
  element.textContent = content;
  return element;
}

/** As short as the span allows: `11:43:35` within a day, `3/23 11:43` beyond. The log's clock face is kept in UTC. */
function timeLabel(at: number, from: number, to: number): string {
  const iso = new Date(at).toISOString();
  const isOneDay = new Date(from).toISOString().slice(0, 10) === new Date(to).toISOString().slice(0, 10);
  if (isOneDay) return iso.slice(11, 19);
  const day = at < 86_400_000 * 366 ? `${Math.floor(at / 86_400_000) + 1}日目` : `${Number(iso.slice(5, 7))}/${Number(iso.slice(8, 10))}`;
  return `${day} ${iso.slice(11, 16)}`;
}
