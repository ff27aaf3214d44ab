import { isFault, parsePattern } from '../../engine/pattern.ts';
import { patternMend, patternProblem } from '../../schema/pattern-words.ts';
import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';

/** Every template can be read. The proofs over samples stand in `proofs.ts`. */
export function templatesProved(knowledge: Knowledge): Issue[] {
  return knowledge.of('message').flatMap((page) => page.data.messages.flatMap((message, m) => message.templates.flatMap((template, t): Issue[] => {
    const pattern = parsePattern(template.text);
    if (!isFault(pattern)) return [];
    return [{ file: page.file, field: `messages[${m}].templates[${t}].text`, problem: patternProblem(pattern), mend: patternMend(pattern) }];
  })));
}
