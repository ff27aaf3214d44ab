import { compileCatalogue, type Catalogue, type CatalogueSource, type StorySource } from '../../src/engine/catalogue.ts';
import { exportAnalysis, readLog, type Analysis } from '../../src/engine/index.ts';

/** A catalogue of one gateway and one program: enough words to tell stories with, small enough to read at a glance. */
const BASE: CatalogueSource = {
  version: 'test',
  families: [
    { id: 'gateway', processes: [], programs: ['pppd'], formats: [{ id: 'gateway#log', header: '{at:time} {message}', order: 'newest-first' }] },
    { id: 'openwrt', processes: [], programs: ['pppd'], formats: [
      { id: 'openwrt#logread', header: '{at:time} daemon.{priority:word} {process:word}[{pid:n}]: {message}', order: 'oldest-first' },
      { id: 'openwrt#plain', header: '{at:time} {process:word}: {message}', order: 'oldest-first' },
    ] },
    { id: 'kernel-log', isShape: true, processes: [], programs: ['pppd'], formats: [
      { id: 'kernel-log#seconds', header: '[{uptime:n}] {message}', order: 'oldest-first' },
      { id: 'kernel-log#padded', header: '[ {uptime:n}] {message}', order: 'oldest-first' },
    ] },
    { id: 'fritz', processes: [], programs: [], formats: [{ id: 'fritz#log', header: '{at:n}.{year:n} {clock:time} {message}', order: 'newest-first' }] },
    { id: 'pppd', processes: ['pppd'], programs: [], formats: [] },
    { id: 'other', processes: ['other'], programs: [], formats: [] },
  ],
  messages: [
    { id: 'gateway/s#begin', family: 'gateway', templates: ['session begin[{session:word}]'], level: 'normal', event: 'wan.session/begin' },
    { id: 'gateway/s#login', family: 'gateway', templates: ['session login ok'], level: 'normal', event: 'auth/ok' },
    { id: 'gateway/s#end', family: 'gateway', templates: ['session end[{session:word}]'], level: 'sign', event: 'wan.session/end' },
    { id: 'gateway/s#switch', family: 'gateway', templates: ['switch started'], level: 'sign', event: 'tunnel/begin' },
    { id: 'fritz/x#lost', family: 'fritz', templates: ['line lost'], level: 'sign', event: 'wan.session/end' },
    { id: 'pppd/x#padi', family: 'pppd', templates: ['Timeout waiting for PADO packets'], level: 'fault', event: 'wan.session/fail' },
    { id: 'pppd/x#exit', family: 'pppd', templates: ['Exit.'], level: 'normal' },
    { id: 'other/x#exit', family: 'other', templates: ['Exit.'], level: 'normal' },
    { id: 'gateway/f#drop', family: 'gateway', templates: ['drop from {src:ip}'], level: 'noise', event: 'filter/drop', when: [{ hole: 'src', is: ['private'], level: 'sign' }] },
  ],
  stories: [],
};

export function story(over: Partial<StorySource> & Pick<StorySource, 'type' | 'of'>): StorySource {
  return { cause: 'cause', url: '/causes/cause/', id: 'story', restoredBy: [], against: [], strength: 'strong', settle: [], ...over };
}

export function catalogue(...stories: StorySource[]): Catalogue {
  return compileCatalogue({ ...BASE, stories });
}

/** 2030-01-01: later than every log of these tests, so that what is missing is missing. */
export const LATER = Date.UTC(2030, 0, 1);

export function analyse(log: string | readonly string[], stories: readonly StorySource[] = [], now: number = LATER): Analysis {
  return exportAnalysis(readLog(typeof log === 'string' ? log : log.join('\n'), catalogue(...stories), { now }));
}
