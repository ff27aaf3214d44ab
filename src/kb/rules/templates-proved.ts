import { compileCatalogue, type Catalogue } from '../../engine/catalogue.ts';
import { foldBuffer, foldInto } from '../../engine/fold.ts';
import { isFault, parseHeader, parsePattern } from '../../engine/pattern.ts';
import { emptyMatch, endsOf, matchTrie } from '../../engine/match.ts';
import type { Message } from '../../schema/message.ts';
import { patternMend, patternProblem } from '../../schema/pattern-words.ts';
import { catalogueSource } from '../catalogue.ts';
import type { Issue } from '../issue.ts';
import type { Entry, Knowledge } from '../load.ts';

/** Which messages win a line, as the analyzer would answer it: one, several where templates are equal, or none. */
export function winners(catalogue: Catalogue, line: string): readonly string[] {
  const folded = foldBuffer(line.length);
  const match = emptyMatch();
  foldInto(line, 0, line.length, folded);
  if (!matchTrie(catalogue.trie, folded.codes, 0, folded.length, match)) return [];
  return endsOf(catalogue.trie, match).map((end) => catalogue.source.messages[catalogue.templates[end]!.message]!.id);
}

type Place = { readonly page: Entry<'message'>; readonly message: Message; readonly field: string };

function* messagesOf(knowledge: Knowledge): Generator<Place> {
  for (const page of knowledge.of('message')) {
    for (const [index, message] of page.data.messages.entries()) yield { page, message, field: `messages[${index}]` };
  }
}

/** Templates and headers that cannot be read at all. The other proofs wait until there are none. */
function unreadable(knowledge: Knowledge): Issue[] {
  const issues: Issue[] = [];
  for (const { page, message, field } of messagesOf(knowledge)) {
    message.templates.forEach(({ text }, index) => {
      const pattern = parsePattern(text);
      if (isFault(pattern)) issues.push({ file: page.file, field: `${field}.templates[${index}].text`, problem: patternProblem(pattern), mend: patternMend(pattern) });
    });
  }
  for (const family of knowledge.of('family')) {
    if (family.data.type !== 'device') continue;
    family.data.formats.forEach(({ header }, index) => {
      const pattern = parseHeader(header);
      if (isFault(pattern)) issues.push({ file: family.file, field: `formats[${index}].header`, problem: patternProblem(pattern), mend: patternMend(pattern) });
    });
  }
  return issues;
}

function fileOf(knowledge: Knowledge, id: string): string {
  return knowledge.find('message', id.split('#')[0]!)?.file ?? id;
}

/** Samples are won by their own message; near misses are not; fault and sign have near misses (design §3, "Proofs"). */
function samplesWon(knowledge: Knowledge, catalogue: Catalogue): Issue[] {
  const issues: Issue[] = [];
  for (const { page, message, field } of messagesOf(knowledge)) {
    if (message.screen === 'lamp' || message.screen === 'code') continue;
    const own = `${page.id}#${message.anchor}`;
    message.templates.forEach((template, t) => {
      const alone = compileCatalogue({ version: '', families: [], stories: [], messages: [{ id: own, family: '', templates: [template.text], level: 'normal' }] });
      template.samples.forEach((sample, s) => {
        const at = `${field}.templates[${t}].samples[${s}]`;
        const line = sample.seen ?? sample.source ?? '';
        if (winners(alone, line).length === 0) {
          issues.push({ file: page.file, field: at, problem: `ひな形に合いません: ${line}`, mend: '変わる部分だけを {ip} や {n} にして、残りは行をそのまま写してください。見出し（日時や機器名）は例に入れません。' });
          return;
        }
        const won = winners(catalogue, line);
        if (won.includes(own)) return;
        issues.push({ file: page.file, field: at, problem: `${fileOf(knowledge, won[0]!)} の「${won[0]!}」が先に合います: ${line}`, mend: 'どちらかのひな形に、その行だけにある語を足してください。同じ文なら1つにまとめます。' });
      });
    });
    message.near_misses.forEach((line, index) => {
      if (winners(catalogue, line).includes(own)) issues.push({ file: page.file, field: `${field}.near_misses[${index}]`, problem: `合ってはいけない行に合います: ${line}`, mend: 'ひな形の穴を狭くするか、決まった文字を足してください。' });
    });
    if ((message.level === 'fault' || message.level === 'sign') && message.near_misses.length === 0) {
      issues.push({ file: page.file, field: `${field}.near_misses`, problem: '似ているが合ってはいけない行がありません。', mend: 'fault と sign の文には、よく似た別の行（成功の行や、語が1つ違う行）を1つ以上書いてください。' });
    }
  }
  return issues;
}

/** Two messages of one family with equal templates: nothing could tell them apart. */
function twins(knowledge: Knowledge, catalogue: Catalogue): Issue[] {
  const byKey = new Map<string, string>();
  return catalogue.templates.flatMap(({ pattern, message }): Issue[] => {
    const { id, family } = catalogue.source.messages[message]!;
    const key = `${family} ${pattern.elements.map((element) => (element.kind === 'literal' ? element.text : `{${element.type}}`)).join('')}`;
    const other = byKey.get(key);
    byKey.set(key, other ?? id);
    if (other === undefined) return [];
    return [{ file: fileOf(knowledge, id), field: `#${id.split('#')[1]}`, problem: `「${other}」と同じひな形があります: ${pattern.source}`, mend: 'どちらか1つにまとめてください。' }];
  });
}

/** Every sample of a format has the header that the format says. */
function headersRead(knowledge: Knowledge, catalogue: Catalogue): Issue[] {
  const match = emptyMatch();
  return knowledge.of('family').flatMap((family) => (family.data.type !== 'device' ? [] : family.data.formats.flatMap((format, f) => format.samples.flatMap((sample, s): Issue[] => {
    const line = sample.seen ?? sample.source ?? '';
    const folded = foldBuffer(line.length);
    foldInto(line, 0, line.length, folded);
    const own = catalogue.formats.find(({ id }) => id === `${family.id}#${format.anchor}`)!;
    if (matchTrie(own.trie, folded.codes, 0, folded.length, match)) return [];
    return [{ file: family.file, field: `formats[${f}].samples[${s}]`, problem: `header に合いません: ${line}`, mend: '行の先頭から本文の前までを header に写し、日時は {at:time}、機器名は {host:word}、プログラム名は {process:word} に替えてください。' }];
  }))));
}

/** The proofs over the whole catalogue that need nothing but the catalogue. */
export function templatesProved(knowledge: Knowledge): Issue[] {
  const broken = unreadable(knowledge);
  if (broken.length > 0) return broken;
  const catalogue = compileCatalogue(catalogueSource(knowledge));
  return [...samplesWon(knowledge, catalogue), ...twins(knowledge, catalogue), ...headersRead(knowledge, catalogue)];
}
