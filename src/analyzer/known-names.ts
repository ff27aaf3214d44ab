import type { Named } from '../engine/redact.ts';
import { holesOf, type Reading } from '../engine/index.ts';
import { withoutNothing } from '../engine/paste-remedy.ts';
import { nextTask } from './next-task.ts';

/** Holes of messages that a person, a house or one device stands in, by their names. Others may hold anything. */
const KINDS: Readonly<Record<string, Named['kind']>> = {
  user: 'id', username: 'id', account: 'id', login: 'id', ssid: 'ssid', ssid2: 'ssid', serial: 'serial', host: 'host', hostname: 'host', client: 'host',
};
/** Lines between two looks at the clock, and names after which nothing more is looked for. */
const LINES_A_STEP = 500;
const MOST_NAMES = 400;

/**
 * What the log's own formats say is somebody's: the name in the hole of a message that is called a user. Each once. After
 * every `slice` milliseconds other tasks get their turn.
 */
export async function namesInSlices(reading: Reading, slice: number): Promise<readonly Named[]> {
  const { columns, catalogue, text } = reading;
  const telling = new Set(catalogue.templates.flatMap(({ names, types }, index) => (names.some((name, hole) => isTelling(name, types[hole]!)) ? [index] : [])));
  const found = new Map<string, Named>();
  let until = performance.now() + slice;
  for (let line = 0; line < columns.count && found.size < MOST_NAMES; line += 1) {
    if (line % LINES_A_STEP === 0 && performance.now() >= until) {
      await nextTask();
      until = performance.now() + slice;
    }
    if (!telling.has(columns.template[line]!)) continue;
    for (const { name, type, from, to } of holesOf(text, columns, catalogue, line)) {
      const kind = isTelling(name, type) ? KINDS[name] : undefined;
      const word = withoutNothing(text.slice(from, to)).replace(/^["'<[(]+|["'>\])]+$/g, '');
      // A server is called by its whole name and is nobody's; an address has a finder of its own.
      if (kind !== undefined && word !== '' && !(kind === 'host' && /[.:\s]/.test(word))) found.set(`${kind} ${word.toLowerCase()}`, { kind, word });
    }
  }
  return [...found.values()];
}

function isTelling(name: string, type: string): boolean {
  return Object.hasOwn(KINDS, name) && (type === 'word' || type === 'text');
}
