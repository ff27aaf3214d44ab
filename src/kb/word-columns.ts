import type { Words } from './catalogue.ts';

type Message = Words['messages'][string];

/** The words of all messages, one list for each thing that is said: alike texts side by side take a sixth less room. 0 where nothing is said. Their ids stand apart. */
export interface WordColumns {
  readonly title: readonly string[];
  readonly meaning: readonly string[];
  readonly confidence: readonly Message['confidence'][];
  readonly worry: readonly (string | 0)[];
  readonly next: readonly (string | 0)[];
  readonly until: readonly (string | 0)[];
  readonly when: readonly (NonNullable<Message['when']> | 0)[];
}

/** The address of a message's place on its page: `nuro/ont#los` stands on `/messages/nuro/ont/#los`. */
export function messageUrl(id: string): Message['url'] {
  const [page = id, anchor = ''] = id.split('#');
  return `/messages/${page}/#${anchor}`;
}

/** Lays the words of messages out in columns. Throws where a message does not stand at the address that its id says. */
export function columnsOf(messages: Words['messages']): WordColumns {
  const ids = Object.keys(messages);
  for (const id of ids) if (messages[id]!.url !== messageUrl(id)) throw new Error(`message ${id} stands at ${messages[id]!.url}`);
  const all = Object.values(messages);
  return {
    title: all.map(({ title }) => title),
    meaning: all.map(({ meaning }) => meaning),
    confidence: all.map(({ confidence }) => confidence),
    worry: all.map(({ worry }) => worry ?? 0),
    next: all.map(({ next }) => next ?? 0),
    until: all.map(({ until }) => until ?? 0),
    when: all.map(({ when }) => when ?? 0),
  };
}

/** The words of messages by id, from their columns. `ids` are theirs, in the same order. */
export function messagesOf({ title, meaning, confidence, worry, next, until, when }: WordColumns, ids: readonly string[]): Words['messages'] {
  return Object.fromEntries(ids.map((id, at) => [id, {
    title: title[at]!, meaning: meaning[at]!, confidence: confidence[at]!, url: messageUrl(id),
    ...said('worry', worry[at]), ...said('next', next[at]), ...said('until', until[at]), ...said('when', when[at]),
  }]));
}

function said<K extends string, T>(name: K, value: T | 0 | undefined): Partial<Record<K, T>> {
  return value === 0 || value === undefined ? {} : { [name]: value } as Record<K, T>;
}
