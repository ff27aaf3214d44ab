import { describe, expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));
const NOW = Date.UTC(2026, 10, 22);

/** Stories whose log cannot tell the cause, each with the reason; the page must not claim more than its log. */
const SILENT: ReadonlyMap<string, string> = new Map([
  ['odhcp6c-reconfigure-drop-2023', '報告に載っているのは1回分の行だけで、1回だけなら何も言えない'],
  ['psn-nat-failed-2021', 'ゲーム機の画面の番号で、ルーターのログではない'],
  ['rs500ki-freeze-2018', 'ログは外からの走査を断った日常の記録で、固まったこととは別'],
  ['syn-flood-from-google-2016', '無害な記録で、何かを疑わせてはいけない'],
]);

const stories = knowledge.of('case').filter(({ data }) => data.log.length > 0).map(({ id, data }) => {
  const text = data.log.map((log) => log.text).join('\n');
  return { id, cause: data.cause, findings: exportAnalysis(readLog(text, catalogue, { now: NOW })).findings };
});

describe('実例のログを読ませる', () => {
  test.each(stories.filter(({ id }) => !SILENT.has(id)))('$id のログから、$cause がわかる', ({ cause, findings }) => {
    expect(findings.map((finding) => finding.cause)).toContain(cause);
  });

  test('ログからはわからない実例では、何も言わない', () => {
    expect(stories.filter(({ id, findings }) => SILENT.has(id) && findings.length > 0).map(({ id }) => id)).toEqual([]);
    expect([...SILENT.keys()].filter((id) => !stories.some((story) => story.id === id))).toEqual([]);
  });

  test('どの実例でも、遠い原因を疑わせない', () => {
    const wrong = stories.flatMap(({ id, cause, findings }) => {
      const near = new Set([cause, ...(knowledge.find('cause', cause)?.data.neighbours.map((one) => one.cause) ?? [])]);
      return findings.filter((finding) => !near.has(finding.cause)).map((finding) => `${id}: ${finding.cause}`);
    });
    expect(wrong).toEqual([]);
  });
});
