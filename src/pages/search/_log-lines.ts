import catalogue from 'virtual:jiten/catalogue';
import words from 'virtual:jiten/words';
import { compileCatalogue, lineOf, readLog, type Catalogue } from '../../engine/index.ts';
import type { Row } from './_results.ts';

let compiled: Catalogue | undefined;

/** A longer log is for the page that reads logs; what is shown here are its first lines. */
const MOST = 200_000;

/** The messages and causes that the matcher knows in pasted lines: the causes of its stories first, then a row a message. */
export function matchLogLines(text: string): readonly Row[] {
  compiled ??= compileCatalogue(catalogue);
  const now = Date.now() - new Date().getTimezoneOffset() * 60_000;
  const reading = readLog(text.slice(0, MOST), compiled, { now });
  const rows = new Map<string, Row>();
  for (let line = 0; line < Math.min(reading.columns.count, 200); line += 1) {
    const { message } = lineOf(reading, line);
    const word = message === null ? undefined : words.messages[message];
    if (word !== undefined) rows.set(word.url, { url: word.url, title: word.title, kind: 'message', note: word.meaning });
  }
  const causes = reading.findings.flatMap(({ cause, story }): Row[] => {
    const word = words.causes[cause];
    return word === undefined ? [] : [{ url: word.url, title: word.title, kind: 'cause', number: word.number, note: word.stories[story]?.says ?? word.summary }];
  });
  return [...rows.values(), ...causes];
}
