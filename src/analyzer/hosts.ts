import { hostsOf } from '../engine/redact.ts';
import { nextTask } from './next-task.ts';

/** UTF-16 units gone through at once: what is found in them takes memory until it is done. */
const UNITS = 32 * 1024;

/**
 * The names that a log shows to be hosts, each once, lower case. A long log is gone through in pieces of whole lines,
 * and after every `slice` milliseconds other tasks get their turn.
 */
export async function hostsInSlices(text: string, slice: number): Promise<readonly string[]> {
  const hosts = new Set<string>();
  let until = performance.now() + slice;
  for (let at = 0; at < text.length; ) {
    const end = at + UNITS >= text.length ? text.length : text.lastIndexOf('\n', at + UNITS);
    const to = end > at ? end : at + UNITS;
    for (const host of hostsOf(text.slice(at, to))) hosts.add(host);
    at = to;
    if (performance.now() < until) continue;
    await nextTask();
    until = performance.now() + slice;
  }
  return [...hosts];
}
