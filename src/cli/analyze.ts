import { readFile } from 'node:fs/promises';
import { decode } from '../engine/decode.ts';
import { compileCatalogue, exportAnalysis, readLog } from '../engine/index.ts';
import { catalogueSource, catalogueWords } from '../kb/catalogue.ts';
import { loadKnowledge } from '../kb/load.ts';
import { analysisReport } from './analyze-report.ts';

/**
 * `npm run analyze -- [--json] FILE|-`: the engine on a log. `--json` prints the Analysis of design §7 and nothing else.
 * Exit status: 0 no fault found, 1 a fault line or a finding that goes on, 2 nothing to read.
 */
async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const json = process.argv.includes('--json');
const names = process.argv.slice(2).filter((argument) => argument !== '--json');
const name = names[0];
if (names.length !== 1 || name === undefined || (name.startsWith('--'))) {
  console.error('使い方: npm run analyze -- [--json] ファイル名\n「-」と書くと標準入力から読みます。');
  process.exitCode = 2;
} else {
  const bytes = name === '-' ? await standardInput() : await readFile(name).catch((error: NodeJS.ErrnoException) => {
    console.error(error.code === 'ENOENT' ? `「${name}」というファイルがありません。` : `「${name}」を読めません（${error.code ?? error.message}）。`);
    process.exitCode = 2;
    return null;
  });
  if (bytes !== null) {
    const { text } = decode(bytes, (label) => new TextDecoder(label));
    const knowledge = await loadKnowledge();
    const now = Date.now() - new Date().getTimezoneOffset() * 60_000;
    const reading = readLog(text, compileCatalogue(catalogueSource(knowledge)), { now });
    if (json) console.log(JSON.stringify(exportAnalysis(reading)));
    else console.log(analysisReport(reading, catalogueWords(knowledge)));
    if (reading.columns.count === 0) {
      if (!json) console.error('読める行がありません。');
      process.exitCode = 2;
    } else if ((reading.levels[0] ?? 0) > 0 || reading.findings.some(({ state }) => state !== 'recovered')) process.exitCode = 1;
  }
}
