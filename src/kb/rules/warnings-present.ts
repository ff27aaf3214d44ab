import { DANGERS, DANGER_NAMES } from '../../schema/dangers.ts';
import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';

/** A fix whose steps speak of something dangerous names the warning that the page puts before the steps. */
export function warningsPresent(knowledge: Knowledge): Issue[] {
  return knowledge.of('fix').flatMap((fix) =>
    DANGER_NAMES.flatMap((danger): Issue[] => {
      if (fix.data.danger.includes(danger)) return [];
      const triggers: readonly string[] = DANGERS[danger].triggers;
      const step = fix.data.steps.findIndex(({ do: text }) => triggers.some((trigger) => text.includes(trigger)));
      if (step < 0) return [];
      const word = triggers.find((trigger) => fix.data.steps[step]!.do.includes(trigger))!;
      return [{ file: fix.file, field: `steps[${step}].do`, problem: `「${word}」とありますが、警告「${DANGERS[danger].label}」がありません。`, mend: `danger に ${danger} を足してください。` }];
    }));
}
