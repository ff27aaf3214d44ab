import type { EntryData } from '../schema/entries.ts';
import type { Entry } from './load.ts';

/** The authored anchors of an entry: messages, steps, answers, models, screens, lamps, formats. */
export function anchorsOf(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'message': return (entry.data as EntryData['message']).messages.map((message) => message.anchor);
    case 'fix': return (entry.data as EntryData['fix']).steps.map((step) => step.anchor);
    case 'check': {
      const data = entry.data as EntryData['check'];
      return [...data.how, ...data.answers].map((part) => part.anchor);
    }
    case 'cause': return (entry.data as EntryData['cause']).evidence.map((story) => `story-${story.id}`);
    case 'family': {
      const data = entry.data as EntryData['family'];
      return data.type === 'device' ? [...data.models, ...data.screens, ...data.formats, ...data.lamps].map((part) => part.anchor) : [];
    }
    default: return [];
  }
}

/** What is published, for the ledger: path → anchors. Terms without a page are anchors of the glossary. */
export function publishedPages(entries: readonly Entry[]): Map<string, readonly string[]> {
  const pages = new Map<string, readonly string[]>();
  for (const entry of entries) pages.set(entry.path, anchorsOf(entry));
  return pages;
}
