import { compileCatalogue, readLog, type CatalogueSource, type Reading } from '../../src/engine/index.ts';

/** A small catalogue with a header, a session, a login and a fault: enough for the analyzer's own rules. */
export const CATALOGUE: CatalogueSource = {
  version: 'test',
  families: [{ id: 'box', processes: [], programs: [], formats: [{ id: 'box#spaced', header: '{at:time} {message}', order: 'oldest-first' }] }],
  messages: [
    { id: 'box/session#up', family: 'box', templates: ['session {name:word} is up'], level: 'normal', event: 'wan.session/begin' },
    { id: 'box/session#down', family: 'box', templates: ['session {name:word} is down'], level: 'fault', event: 'wan.session/end' },
    { id: 'box/login#ok', family: 'box', templates: ['login from {from:ip}'], level: 'sign', event: 'login/ok' },
    { id: 'box/package#ready', family: 'box', templates: ['{who:word} {what:word} package ready'], level: 'noise' },
    { id: 'box/clock#set', family: 'box', templates: ['clock set'], level: 'noise', event: 'time/set' },
  ],
  stories: [],
};

/** Reads lines, each given as `10:00:00 text` on one day. */
export function read(...lines: readonly string[]): Reading {
  return readLog(lines.map((line) => `2024/05/01 ${line}`).join('\n'), compileCatalogue(CATALOGUE), { now: Date.UTC(2024, 5, 1) });
}
