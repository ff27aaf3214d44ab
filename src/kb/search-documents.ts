import type { EntryData } from '../schema/entries.ts';
import { TRIGGERS, type Kind, type Trigger } from '../schema/vocabulary.ts';
import type { Entry, Knowledge } from './load.ts';
import { textsOf } from './references.ts';

/** A page as the search wants it; the shape is the search's own (`src/search/document.ts`), which this side does not import. */
export interface PageDocument {
  readonly url: string;
  readonly kind: Kind;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly fields: { readonly wordings: readonly string[]; readonly titles: readonly string[]; readonly messages: readonly string[]; readonly codes: readonly string[]; readonly body: readonly string[] };
  readonly facets: { readonly maker: readonly string[]; readonly service: readonly string[]; readonly trigger: readonly string[] };
  readonly parts: readonly { readonly anchor: string; readonly texts: readonly string[] }[];
}

/** Codes as readers type them, wherever an entry writes them: 651, 2618-0516, 0x800CCC0E, DNS_PROBE_FINISHED_NXDOMAIN. */
const CODE = /\b(?:0x[0-9a-f]{6,8}|\d{4}-\d{4}|[A-Z]{2}-\d{4,6}-\d|[A-Z]{3,}(?:_[A-Z]+)+|\d{4}[a-z]-[A-Z0-9]{3})\b/gi;

function codesIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(CODE) ?? []))];
}

/** The templates of the messages that a cause's stories look for: whoever pastes such a line also wants the cause. */
function storyMessages(knowledge: Knowledge, cause: EntryData['cause']): string[] {
  const ids = cause.evidence.flatMap((story) => story.of.flatMap(({ message }) => message ?? []));
  return ids.flatMap((id) => {
    const [page, anchor] = id.split('#') as [string, string];
    return knowledge.find('message', page)?.data.messages.find((message) => message.anchor === anchor)?.templates.map(({ text }) => text) ?? [];
  });
}

/** The anchors of a page of messages, each with its heading and its templates. */
function anchorsOf(entry: Entry): PageDocument['parts'] {
  if (entry.kind !== 'message') return [];
  return (entry.data as EntryData['message']).messages.map(({ anchor, title, templates }) => ({ anchor, texts: [title, ...templates.map(({ text }) => text)] }));
}

interface Parts { readonly titles: string[]; readonly messages: string[]; readonly codes: string[]; readonly body: string[] }

function partsOf(knowledge: Knowledge, entry: Entry): Parts {
  const parts: Parts = { titles: [], messages: [], codes: [], body: [entry.body] };
  switch (entry.kind) {
    case 'message': {
      for (const message of (entry.data as EntryData['message']).messages) {
        parts.titles.push(message.title);
        const texts = message.templates.map(({ text }) => text);
        parts.messages.push(...texts);
        if (message.screen === 'code') parts.codes.push(...texts);
        parts.body.push(message.meaning);
      }
      break;
    }
    case 'cause': parts.messages.push(...storyMessages(knowledge, entry.data as EntryData['cause'])); break;
    case 'check': parts.titles.push((entry.data as EntryData['check']).question); break;
    case 'family': {
      const family = entry.data as EntryData['family'];
      if (family.type === 'device') parts.titles.push(...family.makers, ...family.models.map(({ name }) => name));
      else parts.titles.push(...family.processes);
      break;
    }
    case 'case': { const data = entry.data as EntryData['case']; if (data.device !== undefined) parts.titles.push(data.device); break; }
    case 'term': {
      const term = entry.data as EntryData['term'];
      parts.titles.push(...term.variants, ...(term.reading === undefined ? [] : [term.reading]));
      parts.body.push(term.definition);
      break;
    }
    case 'provider': parts.titles.push(...(entry.data as EntryData['provider']).plans.map(({ name }) => name)); break;
    default: break;
  }
  parts.codes.push(...codesIn([entry.data.title, ...entry.data.wordings]));
  return parts;
}

function makersOf(knowledge: Knowledge, entry: Entry): readonly string[] {
  const ids = entry.kind === 'family' ? [entry.id] : entry.kind === 'message' ? [entry.id.split('/')[0]!] : entry.kind === 'case' ? (entry.data as EntryData['case']).families : [];
  return [...new Set(ids.flatMap((id) => {
    const family = knowledge.find('family', id)?.data;
    return family?.type === 'device' ? family.makers : [];
  }))];
}

function servicesOf(knowledge: Knowledge, entry: Entry): readonly string[] {
  const ids = entry.kind === 'service' ? [entry.id]
    : entry.kind === 'cause' ? (entry.data as EntryData['cause']).services
      : entry.kind === 'case' ? [(entry.data as EntryData['case']).service ?? '']
        : entry.kind === 'provider' ? (entry.data as EntryData['provider']).plans.flatMap(({ services }) => services.map(({ service }) => service)) : [];
  return [...new Set(ids.flatMap((id) => knowledge.find('service', id)?.data.title ?? []))];
}

/** The wordings that say what nothing before them says, whatever their width, case and marks. */
function unsaid(wordings: readonly string[], said: readonly string[]): string[] {
  const keyOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s、。・「」()!?…-]/g, '');
  const keys = new Set(said.map(keyOf));
  return wordings.filter((wording) => {
    const key = keyOf(wording);
    return !keys.has(key) && keys.add(key);
  });
}

/** Every page as a search document, in the order of the entries. */
export function searchDocuments(knowledge: Knowledge): readonly PageDocument[] {
  return knowledge.entries.map((entry) => {
    const { titles, messages, codes, body } = partsOf(knowledge, entry);
    const triggers = entry.kind === 'symptom' ? (entry.data as EntryData['symptom']).triggers : [];
    return {
      url: entry.path,
      kind: entry.kind,
      number: entry.number,
      title: entry.data.title,
      summary: entry.data.summary,
      fields: { wordings: unsaid(entry.data.wordings, [entry.data.title, ...codes]), titles, messages, codes, body },
      facets: { maker: makersOf(knowledge, entry), service: servicesOf(knowledge, entry), trigger: triggers.map((trigger: Trigger) => TRIGGERS[trigger]) },
      parts: anchorsOf(entry),
    };
  });
}

/** The words that the tokenizer keeps whole, each with its spellings: terms, services, providers, models. */
export function searchGlossary(knowledge: Knowledge): readonly (readonly string[])[] {
  const groups = [
    ...knowledge.of('term').map(({ data }) => [data.title, ...data.variants]),
    ...knowledge.of('service').map(({ data }) => [data.title]),
    ...knowledge.of('provider').map(({ data }) => [data.title]),
    ...knowledge.of('family').flatMap(({ data }) => (data.type === 'device' ? data.models.map(({ name }) => [name]) : [])),
  ];
  const clean = (word: string): string => word.replace(/（.*?）/g, '').trim();
  return groups
    .map((group) => [...new Set(group.map(clean).filter((word) => word.length >= 2 && word.length <= 30))])
    .filter((group) => group.length > 0);
}

/** The whole text of an entry's front matter and body, for the full-text index. */
export function fullText(entry: Entry): string {
  return [...textsOf(entry.data).filter(({ field }) => !/(?:^|\.)(?:url|key|anchor|seen|checked|confidence|kind|level|event|formerly)(?:\[|$)/.test(field)).map(({ text }) => text), entry.body].join('\n');
}
