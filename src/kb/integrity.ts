import type { Issue } from './issue.ts';
import type { Knowledge } from './load.ts';
import { anchorsUnique } from './rules/anchors-unique.ts';
import { bodiesPlain } from './rules/bodies-plain.ts';
import { ledgerAnswers } from './rules/ledger-answers.ts';
import { linksLand } from './rules/links-land.ts';
import { nothingOrphaned } from './rules/nothing-orphaned.ts';
import { nothingUnwritten } from './rules/nothing-unwritten.ts';
import { referencesLand } from './rules/references-land.ts';
import { samplesMasked } from './rules/samples-masked.ts';
import { sourcesNamed } from './rules/sources-named.ts';
import { templatesProved } from './rules/templates-proved.ts';
import { warningsPresent } from './rules/warnings-present.ts';

/**
 * Every rule over the whole graph, all faults at once (an author mends ten in one go, not ten times one).
 * `today` is a calendar day; it is given, so that a build can be repeated.
 */
export function checkIntegrity(knowledge: Knowledge, today: string): readonly Issue[] {
  return [
    ...knowledge.issues,
    ...referencesLand(knowledge),
    ...linksLand(knowledge),
    ...nothingOrphaned(knowledge),
    ...nothingUnwritten(knowledge),
    ...sourcesNamed(knowledge),
    ...anchorsUnique(knowledge),
    ...warningsPresent(knowledge),
    ...samplesMasked(knowledge),
    ...bodiesPlain(knowledge, today),
    ...templatesProved(knowledge),
    ...ledgerAnswers(knowledge),
  ];
}
