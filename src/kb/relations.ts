import type { Story } from '../schema/story.ts';
import type { Confidence, EventName, Kind } from '../schema/vocabulary.ts';
import type { Entry, Knowledge } from './load.ts';

/** Why one entry points at another. Read from the side that states it: a symptom *may be* a cause. */
export type Role =
  | 'may-be' | 'told-by' | 'first-check' | 'unlike'              // symptom → cause, check, symptom
  | 'checked-by' | 'worked-around-by' | 'resolved-by'            // cause → check, fix
  | 'shown-by' | 'settled-by' | 'concerns'                       // cause → message, check (by a story), service
  | 'calms'                                                      // cause → message (by a reassurance)
  | 'supports' | 'excludes'                                      // check → cause
  | 'next'                                                       // fix → fix, check
  | 'tells-of' | 'precedes'                                      // message → cause, message
  | 'happened-on' | 'happened-with' | 'began-as' | 'was' | 'ended-by' // case → family, provider and service, symptom, cause, fix
  | 'runs'                                                       // device family → program
  | 'sold-as'                                                    // provider → service
  | 'see';                                                       // term → term

/** One statement of one entry about another. */
export interface Edge {
  readonly role: Role;
  readonly from: Entry;
  /** The message, answer or story that states it, where it is not the entry as a whole. */
  readonly fromAnchor?: string;
  readonly to: Entry;
  /** The message on `to`, where it is one of several. */
  readonly toAnchor?: string;
  readonly confidence?: Confidence;
}

/** Every statement, from both of its ends. References that lead nowhere are left out; the content check reports them. */
export interface Relations {
  readonly edges: readonly Edge[];
  /** What `entry` states, in the order of its fields. */
  from(entry: Entry, ...roles: readonly Role[]): readonly Edge[];
  /** What others state about `entry`, by the order of kinds and ids. */
  to(entry: Entry, ...roles: readonly Role[]): readonly Edge[];
}

/** Reads all statements once; linear in the knowledge. */
export function relate(kb: Knowledge): Relations {
  const carriers = messagesByEvent(kb);
  const edges = distinct(kb.entries.flatMap((entry) => statements(kb, carriers, entry)));
  const byFrom = Map.groupBy(edges, (edge) => edge.from);
  const byTo = Map.groupBy(edges, (edge) => edge.to);
  return {
    edges,
    from: (entry, ...roles) => ofRoles(byFrom.get(entry), roles),
    to: (entry, ...roles) => ofRoles(byTo.get(entry), roles),
  };
}

/** The entries at the far end of edges, each once, in order. */
export function ends(edges: readonly Edge[], end: 'from' | 'to'): readonly Entry[] {
  return [...new Set(edges.map((edge) => edge[end]))];
}

function ofRoles(edges: readonly Edge[] = [], roles: readonly Role[]): readonly Edge[] {
  return roles.length === 0 ? edges : edges.filter((edge) => roles.includes(edge.role));
}

/** What an entry states, by ids; `by` names the entry at the near end where that is another one. */
interface Target {
  readonly role: Role;
  readonly kind: Kind;
  readonly id: string;
  readonly anchor?: string;
  readonly by?: { readonly kind: Kind; readonly id: string };
  readonly byAnchor?: string;
  readonly confidence?: Confidence;
}

function statements(kb: Knowledge, carriers: Carriers, entry: Entry): Edge[] {
  return targets(carriers, entry).flatMap(({ role, kind, id, anchor, by, byAnchor, confidence }) => {
    const from = by === undefined ? entry : kb.find(by.kind, by.id);
    const to = kb.find(kind, id);
    if (from === undefined || to === undefined) return [];
    return [{
      role, from, to,
      ...(byAnchor === undefined ? {} : { fromAnchor: byAnchor }),
      ...(anchor === undefined ? {} : { toAnchor: anchor }),
      ...(confidence === undefined ? {} : { confidence }),
    }];
  });
}

/** Two entries may state the same (A precedes B, B follows A; two selectors of one story): the first stands. */
function distinct(edges: readonly Edge[]): readonly Edge[] {
  const key = ({ role, from, fromAnchor, to, toAnchor }: Edge): string =>
    [role, from.kind, from.id, fromAnchor, to.kind, to.id, toAnchor].join('\0');
  return [...new Map(edges.toReversed().map((edge) => [key(edge), edge])).values()].toReversed();
}

function targets(carriers: Carriers, entry: Entry): Target[] {
  switch (entry.kind) {
    case 'symptom': return ofSymptom(entry as Entry<'symptom'>);
    case 'cause': return ofCause(carriers, entry as Entry<'cause'>);
    case 'check': return ofCheck(entry as Entry<'check'>);
    case 'fix': return ofFix(entry as Entry<'fix'>);
    case 'message': return ofMessagePage(entry as Entry<'message'>);
    case 'case': return ofCase(entry as Entry<'case'>);
    case 'family': return ofFamily(entry as Entry<'family'>);
    case 'provider': return ofProvider(entry as Entry<'provider'>);
    case 'term': return (entry as Entry<'term'>).data.see.map((id) => ({ role: 'see', kind: 'term', id }));
    case 'service': return [];
  }
}

function ofSymptom({ data }: Entry<'symptom'>): Target[] {
  return [
    { role: 'first-check', kind: 'check', id: data.first_check },
    ...data.causes.flatMap(({ cause, check, confidence }): Target[] => [
      { role: 'may-be', kind: 'cause', id: cause, confidence },
      { role: 'told-by', kind: 'check', id: check, confidence },
    ]),
    ...data.not_this.map(({ symptom }): Target => ({ role: 'unlike', kind: 'symptom', id: symptom })),
  ];
}

function ofCause(carriers: Carriers, { data }: Entry<'cause'>): Target[] {
  return [
    ...data.evidence.flatMap((story) => ofStory(carriers, story)),
    ...data.reassure.flatMap(({ id, of }) => shownBy(carriers, of).map((message): Target => ({ role: 'calms', ...message, byAnchor: id }))),
    ...data.checks.map((id): Target => ({ role: 'checked-by', kind: 'check', id })),
    ...data.workarounds.map((id): Target => ({ role: 'worked-around-by', kind: 'fix', id })),
    ...data.resolutions.map((id): Target => ({ role: 'resolved-by', kind: 'fix', id })),
    ...data.neighbours.map(({ cause }): Target => ({ role: 'unlike', kind: 'cause', id: cause })),
    ...data.services.map((id): Target => ({ role: 'concerns', kind: 'service', id })),
  ];
}

function ofStory(carriers: Carriers, story: Story): Target[] {
  const byAnchor = `story-${story.id}`;
  return [...shownBy(carriers, story.of).map((message): Target => ({ role: 'shown-by', ...message, byAnchor })), ...story.settle.map((id): Target => ({ role: 'settled-by', kind: 'check', id, byAnchor }))];
}

/** A selector names a message, or an event that messages of any maker may carry. */
function shownBy(carriers: Carriers, of: Story['of']): readonly MessageTarget[] {
  return of.flatMap(({ message, event }) => (message !== undefined ? [messageTarget(message)] : (carriers.get(event!) ?? [])));
}

function ofCheck({ data }: Entry<'check'>): Target[] {
  return data.answers.flatMap(({ anchor: byAnchor, supports, excludes, confidence }): Target[] => [
    ...supports.map((id): Target => ({ role: 'supports', kind: 'cause', id, byAnchor, confidence })),
    ...excludes.map((id): Target => ({ role: 'excludes', kind: 'cause', id, byAnchor, confidence })),
  ]);
}

function ofFix({ data }: Entry<'fix'>): Target[] {
  return data.if_not.flatMap(({ fix, check }): Target[] => [
    ...(fix === undefined ? [] : [{ role: 'next', kind: 'fix', id: fix } as const]),
    ...(check === undefined ? [] : [{ role: 'next', kind: 'check', id: check } as const]),
  ]);
}

/** 「このあとに続く」 and 「この前に出る」 are one statement seen from two ends, so both become `precedes`. */
function ofMessagePage({ id: page, data }: Entry<'message'>): Target[] {
  return data.messages.flatMap((message): Target[] => [
    ...message.causes.map(({ cause, confidence }): Target => ({ role: 'tells-of', kind: 'cause', id: cause, byAnchor: message.anchor, confidence })),
    ...message.precedes.map((id): Target => ({ role: 'precedes', ...messageTarget(id), byAnchor: message.anchor })),
    ...message.follows.map((id): Target => {
      const before = messageTarget(id);
      return { role: 'precedes', kind: 'message', id: page, anchor: message.anchor, by: before, byAnchor: before.anchor };
    }),
  ]);
}

function ofCase({ data }: Entry<'case'>): Target[] {
  return [
    { role: 'began-as', kind: 'symptom', id: data.symptom },
    { role: 'was', kind: 'cause', id: data.cause },
    ...data.fixes.map((id): Target => ({ role: 'ended-by', kind: 'fix', id })),
    ...data.families.map((id): Target => ({ role: 'happened-on', kind: 'family', id })),
    ...(data.provider === undefined ? [] : [{ role: 'happened-with', kind: 'provider', id: data.provider } as const]),
    ...(data.service === undefined ? [] : [{ role: 'happened-with', kind: 'service', id: data.service } as const]),
  ];
}

/** A device lists its programs, a program its devices: one statement, from whichever side it was written. */
function ofFamily({ id, data }: Entry<'family'>): Target[] {
  return data.type === 'device'
    ? data.programs.map((program): Target => ({ role: 'runs', kind: 'family', id: program }))
    : data.runs_on.map((device): Target => ({ role: 'runs', kind: 'family', id, by: { kind: 'family', id: device } }));
}

function ofProvider({ data }: Entry<'provider'>): Target[] {
  return data.plans.flatMap(({ services }) => services.map(({ service, confidence }): Target => ({ role: 'sold-as', kind: 'service', id: service, confidence })));
}

/** One message, as a target. */
interface MessageTarget { readonly kind: 'message'; readonly id: string; readonly anchor: string }
type Carriers = ReadonlyMap<EventName, readonly MessageTarget[]>;

/** `ntt-hgw/pppoe-session#released` → the page and the anchor. */
function messageTarget(id: string): MessageTarget {
  const [page, anchor] = id.split('#') as [string, string];
  return { kind: 'message', id: page, anchor };
}

function messagesByEvent(kb: Knowledge): Carriers {
  const carriers = new Map<EventName, MessageTarget[]>();
  for (const { id, data } of kb.of('message')) {
    for (const { anchor, event } of data.messages) {
      if (event !== undefined) carriers.set(event, [...(carriers.get(event) ?? []), { kind: 'message', id, anchor }]);
    }
  }
  return carriers;
}
