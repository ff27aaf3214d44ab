import type { CatalogueSource, MessageSource } from '../engine/catalogue.ts';

/** The messages of the catalogue, one list for each thing that is said of them, as `WordColumns` holds their words. 0 where nothing is said. */
export interface MessageColumns {
  readonly family: readonly string[];
  readonly templates: readonly MessageSource['templates'][];
  readonly level: readonly MessageSource['level'][];
  readonly event: readonly (string | 0)[];
  readonly when: readonly (NonNullable<MessageSource['when']> | 0)[];
}

/** A catalogue as the browser loads it; the ids of its messages are in a module of their own, which the words need too. */
export interface PackedCatalogue extends Omit<CatalogueSource, 'messages'> {
  readonly columns: MessageColumns;
}

/** Lays the messages of a catalogue out in columns: a fifteenth less to load. */
export function packCatalogue({ messages, ...rest }: CatalogueSource): PackedCatalogue {
  return {
    ...rest,
    columns: {
      family: messages.map(({ family }) => family),
      templates: messages.map(({ templates }) => templates),
      level: messages.map(({ level }) => level),
      event: messages.map(({ event }) => event ?? 0),
      when: messages.map(({ when }) => when ?? 0),
    },
  };
}

/** The catalogue again. `ids` are those of its messages, in their order. */
export function catalogueOf({ columns: { family, templates, level, event, when }, ...rest }: PackedCatalogue, ids: readonly string[]): CatalogueSource {
  return {
    ...rest,
    messages: ids.map((id, at): MessageSource => ({
      id, family: family[at]!, templates: templates[at]!, level: level[at]!,
      ...(event[at] === 0 ? {} : { event: event[at]! }),
      ...(when[at] === 0 ? {} : { when: when[at]! }),
    })),
  };
}
