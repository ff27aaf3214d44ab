import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { query, type SearchResult } from '../search/plan.ts';
import { INDEX_VERSION, type RestOfIndex, type SmallIndex } from '../search/small-index.ts';
import { joinIndex } from '../search/split-index.ts';

/** The site's own search from a terminal: `npm run search -- [--json] [--kind KIND] [--index FILE] QUERY…`. */

const USAGE = `使い方: npm run search -- [--json] [--kind 種類] 検索する言葉…
  --json   結果をJSONで出します。検索ごとに1行です。
  --kind   symptom、cause、messageなど、種類を絞ります。何度でも書けます。
  --index  索引のファイルです。書かなければdist/search/index.jsonを読みます。
空白を含む言葉は引用符で囲みます。例: npm run search -- "PPPoE 認証エラー"`;

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  let options;
  try {
    options = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, kind: { type: 'string', multiple: true }, index: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch {
    console.error(USAGE);
    return 2;
  }
  const { values, positionals } = options;
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const index = await readIndex(values.index ?? join(import.meta.dirname, '../../dist/search/index.json'));
  if (typeof index === 'string') {
    console.error(index);
    return 1;
  }
  for (const text of positionals) {
    const results = query(index, text, values.kind === undefined ? {} : { kinds: values.kind });
    console.log(values.json === true ? JSON.stringify(results.map(({ url, title, kind, score }) => ({ url, title, kind, score }))) : inWords(text, results));
  }
  return 0;
}

async function readIndex(path: string): Promise<SmallIndex | string> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return `検索の索引 ${path} がありません。\n  → npm run build を実行してから、もう一度試してください。`;
  const index = parsed<SmallIndex>(text);
  if (index?.version !== INDEX_VERSION) return `検索の索引 ${path} を読めません。この版の索引ではありません。\n  → npm run build で作り直してください。`;
  if (index.rest !== undefined) return index;
  const rest = await readFile(join(dirname(path), 'rest.json'), 'utf8').catch(() => '');
  return joinIndex(index, parsed<RestOfIndex>(rest));
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

function inWords(text: string, results: readonly SearchResult[]): string {
  const lines = results.flatMap((result, i) => [
    `${String(i + 1).padStart(2)}. ${result.title}(${result.kind})`,
    `    ${result.url}`,
    ...(result.best === undefined ? [] : [`    ${result.best.text}`]),
    ...(result.leftOut.length === 0 ? [] : [`    含まない言葉: ${result.leftOut.join('、')}`]),
  ]);
  return `「${text}」: ${results.length === 0 ? '見つかりませんでした。' : `${results.length}件`}\n${lines.join('\n')}`;
}
