import { count } from './count.ts';
import { el, need } from './element.ts';
import { gravest, grouped, linesOf, type MarkGroup } from './timeline-groups.ts';
import type { Bar, Lane, Mark, Timeline } from './timeline.ts';
import type { Presentation, Words } from './words.ts';

const NAMES: Readonly<Record<Lane, string>> = { session: 'インターネットの接続', tunnel: 'IPv6とトンネル', link: 'LANやWANの線', wifi: 'Wi-Fi', address: 'アドレス', login: '設定画面へのログイン' };
const LANE_HEIGHT = 68;
const LINE_AT = 42;
/** What a finger needs (WCAG 2.2 §2.5.5). */
const FINGER = 44;
const EDGE = FINGER / 2;
/** Of fewer lines a picture says no more than the lines themselves. */
const FEWEST_DRAWN = 3;
/** So many lines of a place are listed; the list of all lines has the rest. */
const MOST_LISTED = 30;
const SVG = 'http://www.w3.org/2000/svg';

/** Draws what happened when: states as bars, lines as marks that lead to the line. Shapes differ, not only colours. */
export class TimelineView {
  readonly #section = need('#timeline-section');
  readonly #host = need('#timeline');
  readonly #list = need('#timeline-list');
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
    const lines = timeline?.lanes.reduce((all, { marks }) => all + marks.reduce((sum, mark) => sum + mark.count, 0), 0) ?? 0;
    this.#timeline = lines >= FEWEST_DRAWN ? timeline : null;
    this.#section.hidden = this.#timeline === null;
    this.#paint();
  }

  #paint(): void {
    const timeline = this.#timeline;
    this.#list.replaceChildren();
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
      svg.append(...bars.map((bar) => barShape(bar, y, x, this.#width, timeline)));
      for (const group of grouped(marks, x, FINGER)) svg.append(this.#group(group, y, timeline));
    });
    const bottom = height - 6;
    svg.append(text(timeLabel(from, from, to), { x: 0, y: bottom, class: 'axis' }), text(timeLabel(to, from, to), { x: this.#width, y: bottom, class: 'axis', 'text-anchor': 'end' }));
    this.#host.replaceChildren(svg);
  }

  #group(group: MarkGroup, y: number, timeline: Timeline): SVGElement {
    const { x, marks } = group;
    const worst = gravest(group);
    const lines = linesOf(group);
    const isOne = marks.length === 1;
    const says = isOne
      ? this.#says(worst, timeline)
      : `${timeLabel(marks[0]!.at, timeline.from, timeline.to)}から${timeLabel(marks.at(-1)!.at, timeline.from, timeline.to)}までの${count(lines)}行（${this.#show.levelLabels[worst.level]}：${this.#title(worst)}など）の一覧`;
    const link = node('a', { href: isOne ? `#L${worst.n}` : '#timeline-list', class: 'mark-link', 'data-level': worst.level, 'data-lines': lines, 'aria-label': says });
    link.append(title(says), node('rect', { x: x - FINGER / 2, y: y - FINGER / 2, width: FINGER, height: FINGER, class: 'touch' }), shape(worst.level, x, y));
    if (lines > 1) link.append(text(count(lines), { x, y: y + 22, class: 'mark-count', 'text-anchor': 'middle' }));
    if (!isOne) link.addEventListener('click', (event) => { event.preventDefault(); this.#open(group, timeline); });
    return link;
  }

  /** Lists the lines that stand at one place, each with its own way to the line. */
  #open({ marks }: MarkGroup, timeline: Timeline): void {
    const items = marks.slice(0, MOST_LISTED).map((mark) => el('li', {}, el('a', { href: `#L${mark.n}`, text: this.#says(mark, timeline) })));
    const rest = marks.slice(MOST_LISTED).reduce((lines, { count: more }) => lines + more, 0);
    this.#list.replaceChildren(...items, ...(rest > 0 ? [el('li', { text: `ほか${count(rest)}行は、下の一覧で見られます。` })] : []));
    this.#list.querySelector('a')?.focus();
  }

  #title({ message }: Mark): string {
    return this.#words.messages[message]?.title ?? message;
  }

  #says(mark: Mark, { from, to }: Timeline): string {
    return `${timeLabel(mark.at, from, to)} ${this.#show.levelLabels[mark.level]}：${this.#title(mark)}${mark.count > 1 ? `など、${count(mark.count)}行` : ''}（${mark.n}行目）`;
  }
}

function barShape({ from: begin, to: end, n, times }: Bar, y: number, x: (at: number) => number, width: number, { from, to }: Timeline): SVGElement {
  const left = begin === null ? 0 : x(begin);
  const right = Math.max(left + 2, end === null ? width : x(end));
  const bar = times > 1
    ? node('line', { x1: left, x2: right, y1: y, y2: y, class: 'bar many', 'data-line-of': n })
    : node('rect', { x: left, y: y - 6, width: right - left, height: 12, class: end === null ? 'bar open' : 'bar', 'data-line-of': n });
  const begins = timeLabel(begin ?? from, from, to);
  bar.append(title(end === null ? `${begins}に始まりました。終わった行はありません`
    : times > 1 ? `${begins}から${timeLabel(end, from, to)}までに${count(times)}回`
    : `${begin === null ? 'ログより前' : begins}から${timeLabel(end, from, to)}まで`));
  return bar;
}

function shape(level: Mark['level'], x: number, y: number): SVGElement {
  if (level === 'fault') return node('path', { d: `M${x} ${y - 10} l9 16 h-18 z` });
  if (level === 'sign') return node('path', { d: `M${x} ${y - 8} l8 8 l-8 8 l-8 -8 z` });
  return node('circle', { cx: x, cy: y, r: 5 });
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
