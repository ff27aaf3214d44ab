import { readFileSync } from 'node:fs';
import type { SearchDocument } from '../../src/search/document.ts';
import type { Question } from './evaluate.ts';

/** Questions that people really typed, the problem behind each, and where they stood. */
interface Asked {
  readonly query: string;
  readonly problem: string;
  readonly kind: string;
  readonly source: string;
}

export const ASKED: readonly Asked[] = readFileSync(new URL('./data/questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Asked);

const LINES: readonly { readonly template: string; readonly line: string }[] = readFileSync(new URL('./data/lines.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { template: string; line: string });

export function document(url: string, kind: string, title: string, fields: Partial<SearchDocument['fields']> = {}, rest: Partial<SearchDocument> = {}): SearchDocument {
  return { url, kind, number: 1, title, summary: '', facets: {}, ...rest, fields: { wordings: [], titles: [], messages: [], codes: [], ...fields } };
}

/** One page a problem, made of the wordings of some who had it, and one a log line. The rest of the questions are asked. */
export function corpus(heldOut: (query: string, i: number) => boolean): { readonly documents: readonly SearchDocument[]; readonly questions: readonly Question[] } {
  const problems = Map.groupBy(ASKED, ({ problem }) => problem);
  const documents: SearchDocument[] = [];
  const questions: Question[] = [];
  for (const [problem, asked] of problems) {
    const url = `/symptoms/${problem}/`;
    const [first, ...others] = asked as [Asked, ...Asked[]];
    const held = new Set(others.filter(({ query }, i) => heldOut(query, i)));
    const told = [first, ...others.filter((one) => !held.has(one))].map(({ query }) => query);
    documents.push(document(url, 'symptom', first.query, { wordings: told, codes: told.filter((query) => /^[\w-]+$/.test(query)) }, { number: documents.length + 1 }));
    for (const { query } of held) questions.push({ query, answers: [url] });
  }
  for (const [i, { template }] of LINES.entries()) {
    documents.push(document(`/messages/sample/line-${i}/`, 'message', `ログの行 ${i}`, { messages: [template] }, { number: documents.length + 1 }));
  }
  return { documents, questions };
}

/** Whole log lines with values of their own, and the page of the template each belongs to. */
export const LINE_QUESTIONS: readonly Question[] = LINES.map(({ line }, i) => ({ query: line, answers: [`/messages/sample/line-${i}/`] }));
