import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { ASKED_AGAIN, ASKED_BLIND, ASKED_FOURTH, ASKED_TYPED } from '../../test/search/asked.ts';
import { ASKED, corpus } from '../../test/search/corpus.ts';
import { evaluate, type Evaluation, type Question } from '../../test/search/evaluate.ts';
import type { Knowledge } from '../kb/load.ts';
import { searchDocuments, searchGlossary } from '../kb/search-documents.ts';
import { query } from '../search/plan.ts';
import { buildSmallIndex, type SmallIndex } from '../search/small-index.ts';
import { splitIndex } from '../search/split-index.ts';
import type { Measures } from './measures.ts';
import { openPagefind } from './pagefind-node.ts';
import { generatedPages } from './search-pages.ts';

/**
 * The search: answers to real questions, those the entries took wordings from and those they did not (data in `test/search/data`) over the entries there are, Pagefind as shipped beside; answers to
 * questions kept back from pages made of the others'; sizes and times at 500, 2,000 and 8,000 generated pages.
 */
export async function benchSearch(knowledge: Knowledge): Promise<Measures> {
  const documents = searchDocuments(knowledge);
  const index = buildSmallIndex(documents, { glossary: searchGlossary(knowledge) });
  const questions = await mapped(new Set(documents.map(({ url }) => url)));
  const measures: Record<string, { value: number; unit: string }> = {};

  if (questions.length > 0) {
    report(measures, 'search', evaluate(questions, (text) => query(index, text).map(({ url }) => url)));
    for (const [kind, some] of Map.groupBy(questions, ({ kind }) => kind)) {
      const { hit5 } = evaluate(some, (text) => query(index, text).map(({ url }) => url));
      measures[`search.hit5.${kind}`] = percent(hit5);
    }
    const pagefind = await openPagefind(documents.map(({ url, title, summary, fields }) => ({ url, title, content: [title, summary, ...fields.wordings, ...fields.titles, ...fields.messages, ...fields.body].join('\n') })));
    const answers = new Map<string, readonly string[]>();
    for (const { query: text } of questions) answers.set(text, await pagefind.search(text));
    await pagefind.close();
    report(measures, 'search.pagefind-as-shipped', evaluate(questions, (text) => answers.get(text) ?? []));
  }

  for (const set of ['dev', 'final'] as const) {
    const asked = ASKED_BLIND.filter((one) => one.set === set);
    report(measures, `search.asked-${set}`, evaluate(asked, (text) => query(index, text).map(({ url }) => url)));
    for (const [kind, some] of Map.groupBy(asked, ({ kind }) => kind)) {
      const { hit1, hit5 } = evaluate(some, (text) => query(index, text).map(({ url }) => url));
      measures[`search.asked-${set}.${kind}.hit1`] = percent(hit1);
      measures[`search.asked-${set}.${kind}.hit5`] = percent(hit5);
    }
  }

  for (const set of ['dev', 'final'] as const) {
    for (const [round, of] of [['again', ASKED_AGAIN], ['fourth', ASKED_FOURTH]] as const) {
      const asked = of.filter((one) => one.set === set && one.answers.length > 0);
      report(measures, `search.asked-${round}-${set}`, evaluate(asked, (text) => query(index, text).map(({ url }) => url)));
    }
  }

  report(measures, 'search.asked-typed', evaluate(ASKED_TYPED, (text) => query(index, text).map(({ url }) => url)));

  const thirds = [0, 1, 2].map((third) => {
    const { documents: pages, questions: held } = corpus((_query, i) => i % 3 === third);
    const known = buildSmallIndex(pages);
    return evaluate(held, (text) => query(known, text).map(({ url }) => url));
  });
  const all = thirds.reduce((sum, { questions: count }) => sum + count, 0);
  const mean = (of: (result: Evaluation) => number): number => thirds.reduce((sum, result) => sum + of(result) * result.questions, 0) / all;
  measures['search.held-out.questions'] = { value: all, unit: 'questions' };
  measures['search.held-out.hit1'] = percent(mean(({ hit1 }) => hit1));
  measures['search.held-out.hit5'] = percent(mean(({ hit5 }) => hit5));
  measures['search.held-out.mrr'] = { value: round(mean(({ mrr }) => mrr), 3), unit: 'mrr' };

  for (const pages of [500, 2000, 8000]) {
    const made = buildSmallIndex(generatedPages(documents, pages));
    const text = JSON.stringify(made);
    const { first, rest } = splitIndex(made);
    measures[`search.index-${pages}`] = kilobytes(first);
    measures[`search.rest-${pages}`] = kilobytes(rest);
    const opened = time(() => query(JSON.parse(text) as SmallIndex, 'つながらない'));
    measures[`search.open-${pages}`] = { value: round(opened, 0), unit: 'ms' };
    measures[`search.key-${pages}`] = { value: round(slowestKey(made), 1), unit: 'ms p95' };
  }
  return measures;
}

interface Mapped extends Question {
  readonly kind: string;
}

/** The questions whose problem has an entry already. */
async function mapped(urls: ReadonlySet<string>): Promise<readonly Mapped[]> {
  const file = new URL('../../test/search/data/answers.json', import.meta.url);
  const answers = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, readonly string[]>>;
  return ASKED.flatMap(({ query: text, problem, kind }) => {
    const known = (answers[problem] ?? []).filter((url) => urls.has(url));
    return known.length === 0 ? [] : [{ query: text, answers: known, kind }];
  });
}

function report(measures: Record<string, { value: number; unit: string }>, name: string, result: Evaluation): void {
  measures[`${name}.questions`] = { value: result.questions, unit: 'questions' };
  measures[`${name}.hit1`] = percent(result.hit1);
  measures[`${name}.hit3`] = percent(result.hit3);
  measures[`${name}.hit5`] = percent(result.hit5);
  measures[`${name}.mrr`] = { value: round(result.mrr, 3), unit: 'mrr' };
  measures[`${name}.empty`] = { value: result.empty, unit: 'questions' };
}

/** Every beginning of some questions, as typing sends them; the time that 95 of 100 stay under. */
function slowestKey(index: SmallIndex): number {
  const typed = ASKED.filter((_, i) => i % 20 === 0).flatMap(({ query: text }) => Array.from({ length: Math.min(text.length, 30) }, (_, i) => text.slice(0, i + 1)));
  query(index, 'つながらない');
  const times = typed.map((text) => time(() => query(index, text))).sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? 0;
}

function time(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function kilobytes(part: unknown): { value: number; unit: string } {
  return { value: round(gzipSync(JSON.stringify(part), { level: 9 }).length / 1000, 1), unit: 'KB gzip' };
}

function percent(share: number): { value: number; unit: string } {
  return { value: round(share * 100, 1), unit: '%' };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
