import { expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog, type Analysis } from '../../src/engine/index.ts';
import { redact } from '../../src/engine/redact.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { logsBelow, ROOT } from './logs.ts';

const catalogue = compileCatalogue(catalogueSource(await loadKnowledge(ROOT)));
const analyse = (text: string): Analysis => exportAnalysis(readLog(text, catalogue, { now: Date.UTC(2026, 10, 22) }));

test('伏せたログは、伏せる前と同じ行がわかり、同じ原因が出る', () => {
  for (const { name, text } of [...logsBelow('healthy'), ...logsBelow('faults')]) {
    const before = analyse(text);
    const after = analyse(redact(text, { keepCalls: true }).text);
    expect([name, after.lines.map(({ n, message }) => `${n} ${message}`)]).toEqual([name, before.lines.map(({ n, message }) => `${n} ${message}`)]);
    expect([name, after.findings.map(({ cause, lines }) => `${cause} ${lines.join()}`)]).toEqual([name, before.findings.map(({ cause, lines }) => `${cause} ${lines.join()}`)]);
  }
});
