import type { Catalogue } from './catalogue.ts';
import { CONTINUES, type Columns } from './columns.ts';

/** What comes before what, whoever writes it: a session is tried, let in, begun; an address is asked for, then given. */
const STAGES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['wan.session/try', new Set(['auth/ok', 'wan.session/begin'])],
  ['auth/ok', new Set(['wan.session/begin'])],
  ['address/try', new Set(['address/get'])],
]);

/**
 * Which way time runs down a page without times, by the stages of neighbouring lines of one program: above 0 for
 * downwards, below 0 for upwards, 0 where they do not tell.
 */
export function stagesRun({ count, template, flags }: Columns, { messageOf, familyOf, source: { messages } }: Catalogue): number {
  let votes = 0;
  let before = -1;
  for (let line = 0; line < count; line += 1) {
    if ((flags[line]! & CONTINUES) !== 0) continue;
    const message = template[line]! < 0 ? -1 : messageOf[template[line]!]!;
    if (before >= 0 && message >= 0 && familyOf[before] === familyOf[message]) {
      const [first = '', second = ''] = [messages[before]!.event, messages[message]!.event];
      if (STAGES.get(first)?.has(second) === true) votes += 1;
      else if (STAGES.get(second)?.has(first) === true) votes -= 1;
    }
    before = message;
  }
  return votes;
}
