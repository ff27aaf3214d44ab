import { readFile } from 'node:fs/promises';
import { readParts } from '../analyzer/intake.ts';
import { intakeText } from '../analyzer/note-words.ts';
import type { IntakeNote } from '../analyzer/protocol.ts';
import { compileCatalogue, exportAnalysis, readLog } from '../engine/index.ts';
import { catalogueSource, catalogueWords } from '../kb/catalogue.ts';
import { loadKnowledge } from '../kb/load.ts';
import { analysisReport } from './analyze-report.ts';

/**
 * `npm run analyze -- [--json] FILE|-`: the engine on a log, packed with gzip or not. `--json` prints the Analysis of design §7 and nothing else.
 * Exit status: 0 no fault found, 1 a fault line or a finding that goes on, 2 nothing to read.
 */
async function standardInput(): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Bytes; a string of as many characters is about the longest there can be. */
const MOST_READ = 500 * 1024 * 1024;
const USAGE = '使い方: npm run analyze -- [--json] ファイル名\n「-」と書くと標準入力から読みます。';
const json = process.argv.includes('--json');
const names = process.argv.slice(2).filter((argument) => argument !== '--json');
const name = names[0];

/** The file's bytes; null, said and with status 2, where it cannot be read. */
async function read(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return file === '-' ? await standardInput() : await readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why: Readonly<Record<string, string>> = { ENOENT: `「${file}」というファイルがありません。`, EISDIR: `「${file}」はフォルダーです。中のファイルを1つ選んでください。`, EACCES: `「${file}」を開く許可がありません。`, ERR_FS_FILE_TOO_LARGE: `「${file}」は大きすぎて読めません。分けて渡してください。` };
    console.error(why[code ?? ''] ?? `「${file}」を読めません（${code ?? message}）。`);
    return null;
  }
}

/** What the page would say of its own fields, said without them. */
function hereToo(note: IntakeNote): IntakeNote {
  if (note.code === 'image') return { ...note, code: 'not-text' };
  return note.code === 'encoding' ? { ...note, args: { ...note.args, sure: 1 } } : note;
}

async function analyze(file: string): Promise<number> {
  const given = await read(file);
  if (given === null) return 2;
  const { text, notes } = await readParts([{ kind: 'file', name: file === '-' ? '標準入力' : file, blob: new Blob([given]) }], MOST_READ);
  for (const note of notes) console.error(intakeText(hereToo(note)));
  if (text === '') return 2;
  const knowledge = await loadKnowledge();
  const now = Date.now() - new Date().getTimezoneOffset() * 60_000;
  const reading = readLog(text, compileCatalogue(catalogueSource(knowledge)), { now });
  if (json) console.log(JSON.stringify(exportAnalysis(reading)));
  else if (reading.columns.count > 0) console.log(analysisReport(reading, catalogueWords(knowledge)));
  if (reading.columns.count === 0) {
    if (!json) console.error('読める行がありません。');
    return 2;
  }
  return (reading.levels[0] ?? 0) > 0 || reading.findings.some(({ state }) => state !== 'recovered') ? 1 : 0;
}

if (names.length === 1 && (name === '--help' || name === '-h')) console.log(USAGE);
else if (names.length !== 1 || name === undefined || (name.startsWith('-') && name !== '-')) {
  console.error(USAGE);
  process.exitCode = 2;
} else process.exitCode = await analyze(name);
