import type { Knowledge } from '../kb/load.ts';

/** A generator of numbers that gives the same log in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const UNKNOWN = [
  'vendor daemon: reloading table 0x%h after %n entries',
  'watch: object %n changed state to idle for %n seconds',
  'qos: class %n borrowed %n bytes from parent class',
  '温度センサー%nの値は%n度です',
  'board: rail %n measured %n millivolts, within limits',
];

/** Changes the digits of a line, so that no two lines are the same text and nothing is won by caching whole lines. */
function varied(line: string, random: () => number): string {
  return line.replace(/%n/g, () => String(Math.floor(random() * 1000))).replace(/%h/g, () => Math.floor(random() * 65536).toString(16))
    .replace(/(?<![\d.:\-/])\d{3,}(?![\d.:\-/])/g, (digits) => String(Math.floor(random() * 10 ** Math.min(digits.length, 9))).padStart(digits.length, '1'));
}

/**
 * A log of `count` lines from all samples, a fifth of it unknown: behind one date each, as one device would write them, or
 * as they are, with the headers of many devices in turn.
 */
export function sampleLog(knowledge: Knowledge, count: number, seed = 1, dated = true): string {
  const random = seeded(seed);
  const samples = knowledge.of('message').flatMap((page) => page.data.messages.flatMap((message) => message.screen === 'log' ? message.templates.flatMap(({ samples: lines }) => lines.map((sample) => sample.seen ?? sample.source ?? '')) : []));
  const start = Date.UTC(2024, 0, 1);
  const lines: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const message = random() < 0.2 ? UNKNOWN[Math.floor(random() * UNKNOWN.length)]! : samples[Math.floor(random() * samples.length)]!;
    const time = new Date(start + index * 137).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/');
    lines.push(`${dated ? `${time} ` : ''}${varied(message, random)}`);
  }
  return lines.join('\n');
}
