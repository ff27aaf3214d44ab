import { judgedClassOf } from './address.ts';
import { LEVEL_DEPENDS, LEVEL_NAMES, UNKNOWN_LEVEL, type Catalogue } from './catalogue.ts';
import { offsetIn, type Folded } from './fold.ts';
import { valueIn } from './holes.ts';
import type { Match } from './match.ts';
import type { Verdict } from './verdict.ts';

/** The level of a line, as an index into `LEVEL_NAMES`. For the messages whose values decide, `match` is what their template took. */
export function levelOfLine({ template, cut }: Verdict, match: Match, catalogue: Catalogue, text: string, folded: Folded): number {
  if (template < 0) return UNKNOWN_LEVEL;
  const { templates, templateLevel, levelOf, source } = catalogue;
  const level = templateLevel[template]!;
  if (level !== LEVEL_DEPENDS) return level;
  const { message, names } = templates[template]!;
  const when = source.messages[message]!.when;
  if (when !== undefined && !cut) {
    for (const { hole, is, level: then } of when) {
      const index = names.indexOf(hole);
      if (index < 0 || index >= match.count) continue;
      const from = offsetIn(folded, match.from[index]!);
      const to = offsetIn(folded, match.to[index]!);
      // Most values are written plainly.
      const kind = judgedClassOf(text.slice(from, to).trim()) ?? judgedClassOf(valueIn(text, from, to));
      if (kind !== null && is.includes(kind)) return LEVEL_NAMES.indexOf(then);
    }
  }
  return levelOf[message]!;
}
