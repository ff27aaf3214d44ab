import { LEVEL_NAMES, type LineLevel, type Reading } from '../engine/index.ts';

/** What a timeline shows side by side. An event's subject (`wan.session/begin`) chooses its lane. */
export const LANES = ['session', 'tunnel', 'link', 'wifi', 'address', 'login'] as const;
export type Lane = (typeof LANES)[number];

const LANE_OF: Readonly<Record<string, Lane>> = {
  'wan.session': 'session', auth: 'session', tunnel: 'tunnel', ipv6: 'tunnel', link: 'link', wifi: 'wifi', address: 'address', login: 'login',
};
/** Subjects whose begin and end bracket a state. */
const STATES = new Set(['wan.session', 'tunnel']);
const BEGINS = new Set(['begin']);
const ENDS = new Set(['end', 'fail']);

/** Times are milliseconds on the log's own clock face; `n` is the physical line that says so. */
export interface Bar {
  /** Null: it began before the log does, or it was still so when the log ends. */
  readonly from: number | null;
  readonly to: number | null;
  readonly n: number;
  /** How many states are drawn as one: those too short to be told apart, with breaks too short between them. */
  readonly times: number;
}
export interface Mark {
  readonly at: number;
  readonly n: number;
  readonly level: LineLevel;
  readonly message: string;
  /** How many lines stand at this place. */
  readonly count: number;
}
export interface Timeline {
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly { readonly lane: Lane; readonly bars: readonly Bar[]; readonly marks: readonly Mark[] }[];
}

/** More places than this cannot be told apart on a screen. */
const PLACES = 240;

/** The lines that have a time on the wall clock, as bars and marks; null where no span of time can be shown. */
export function timelineOf(reading: Reading): Timeline | null {
  const { columns, order, catalogue } = reading;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let line = 0; line < columns.count; line += 1) {
    const at = columns.at[line]!;
    if (order.clock[line] !== 0 || Number.isNaN(at)) continue;
    if (at < from) from = at;
    if (at > to) to = at;
  }
  if (!(to > from)) return null;
  const lanes = new Map<Lane, { bars: Bar[]; marks: Map<number, Mark>; begun: Map<string, { at: number; n: number }> }>();
  for (let position = 0; position < columns.count; position += 1) {
    const line = order.newestFirst ? columns.count - 1 - position : position;
    const at = columns.at[line]!;
    const template = catalogue.templates[columns.template[line]!];
    if (order.clock[line] !== 0 || Number.isNaN(at) || template === undefined) continue;
    const message = catalogue.source.messages[template.message]!;
    const [subject = '', verb = ''] = (message.event ?? '').split('/');
    const lane = LANE_OF[subject];
    if (lane === undefined) continue;
    let drawn = lanes.get(lane);
    if (drawn === undefined) lanes.set(lane, (drawn = { bars: [], marks: new Map(), begun: new Map() }));
    const n = columns.n[line]!;
    if (STATES.has(subject)) {
      const begun = drawn.begun.get(subject);
      if (BEGINS.has(verb) && begun === undefined) drawn.begun.set(subject, { at, n });
      else if (ENDS.has(verb)) {
        if (begun !== undefined || drawn.bars.length === 0) addBar(drawn.bars, { from: begun?.at ?? null, to: at, n: begun?.n ?? n, times: 1 }, (to - from) / PLACES);
        drawn.begun.delete(subject);
      }
    }
    const place = Math.floor(((at - from) / (to - from)) * PLACES);
    const level = columns.level[line]!;
    const before = drawn.marks.get(place);
    const count = (before?.count ?? 0) + 1;
    drawn.marks.set(place, before !== undefined && LEVEL_NAMES.indexOf(before.level) <= level ? { ...before, count } : { at, n, level: LEVEL_NAMES[level]!, message: message.id, count });
  }
  for (const { bars, begun } of lanes.values()) for (const { at, n } of begun.values()) bars.push({ from: at, to: null, n, times: 1 });
  return { from, to, lanes: LANES.flatMap((lane) => { const drawn = lanes.get(lane); return drawn === undefined ? [] : [{ lane, bars: drawn.bars, marks: [...drawn.marks.values()] }]; }) };
}

/** Adds a bar, or, where it and the one before it and the break between them are shorter than a place, draws it as more of that one. */
function addBar(bars: Bar[], bar: Bar, place: number): void {
  const before = bars.at(-1);
  if (before === undefined || !joins(before, bar, place)) bars.push(bar);
  else bars[bars.length - 1] = { ...before, to: bar.to, times: before.times + bar.times };
}

function joins(before: Bar, { from, to }: Bar, place: number): boolean {
  if (before.from === null || before.to === null || from === null || to === null) return false;
  return (before.times > 1 || before.to - before.from < place) && from - before.to < place && to - from < place;
}
