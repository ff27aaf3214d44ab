import { expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog } from '../../src/engine/index.ts';
import { redact } from '../../src/engine/redact.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));
const samples = knowledge.of('message').flatMap(({ data }) => data.messages.flatMap(({ templates }) => templates.flatMap((template) =>
  template.samples.flatMap(({ seen, source }) => seen ?? source ?? []))));

const reading = (line: string): string => exportAnalysis(readLog(line, catalogue, { now: Date.UTC(2026, 10, 23) })).lines.map(({ message, level }) => `${message} ${level}`).join();

test('例の行は、どれも伏せる前と同じ文に読める', () => {
  const changed = samples.flatMap((line) => {
    const { text, masks } = redact(line, { keepCalls: true });
    return masks.length > 0 && reading(text) !== reading(line) ? [`${line} → ${text}`] : [];
  });
  expect(samples.length).toBeGreaterThan(5000);
  expect(changed).toEqual([]);
});
