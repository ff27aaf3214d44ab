import type { Issue } from '../issue.ts';
import type { Entry, Knowledge } from '../load.ts';
import { textsOf } from '../references.ts';

/** Kinds whose page must say something of its own; the others are lists of facts or lines. */
const WHOLE_PAGES: ReadonlySet<string> = new Set(['symptom', 'cause', 'fix', 'check', 'case']);
const LEAST_JAPANESE = 300;
const LONG_SENTENCE = 30;

/** Fields that hold no prose of ours: readers' words, log text, names as others write them, English. */
const EXEMPT = /^(?:wordings|english|sources|formats|log|reading|variants|makers|models|device|processes|formerly|plans\[\d+\]\.name|screens\[\d+\]\.name|lamps\[\d+\]\.name)\b|\.(?:templates|near_misses|where)\b/;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** A cell of a service's table states a fact that other services share word for word. */
const FACTS = /^(?:mtu|ports|passes)\b/;
/** Names that their owners write with a space, and a day before a time. */
const SPACED = ['v6 コネクト', 'フレッツ 光', 'NURO 光', 'OCN 光', 'ドコモ光 for', '光 for', 'OCN for ドコモ光', 'with ドコモ光', '日 (?=[0-9])'];

interface Word {
  readonly found: RegExp;
  readonly problem: (text: string) => string;
  readonly mend: string;
}

const spelling = (found: RegExp, right: string): Word => ({ found, problem: (text) => `「${text}」と書いてあります。`, mend: `「${right}」と書きます。画面の言葉なら「」で囲みます。` });

/** One spelling for each word, and no filler. Each pattern is tried on prose without code and without quoted words. */
const WORDS: readonly Word[] = [
  spelling(/ルータ(?![ァ-ヶー])/u, 'ルーター'),
  spelling(/サーバ(?![ァ-ヶー])/u, 'サーバー'),
  spelling(/プロバイダ(?![ァ-ヶー])/u, 'プロバイダー'),
  spelling(/ユーザ(?![ァ-ヶー])/u, 'ユーザー'),
  spelling(/メーカ(?![ァ-ヶー])/u, 'メーカー'),
  spelling(/アダプタ(?![ァ-ヶー])/u, 'アダプター'),
  spelling(/フィルタ(?![ァ-ヶー])/u, 'フィルター'),
  spelling(/ゲートウエイ/u, 'ゲートウェイ'),
  spelling(/(?<![A-Za-z0-9])(?!Wi-Fi)wi-?fi(?![A-Za-z0-9])/iu, 'Wi-Fi'),
  { found: /することができ/u, problem: () => '「することができ…」があります。', mend: '「できます」「できません」のように短く書きます。' },
  { found: /いかがでしたか|徹底解説|おすすめ\s*[0-9０-９]+\s*選|今すぐ申し込/u, problem: (text) => `「${text}」があります。`, mend: '読む人の役に立たない決まり文句です。消してください。' },
  { found: /[0-9０-９.]+(?:%|％|パーセント)の(?:人|家|確率|可能性)/u, problem: (text) => `「${text}」とあります。`, mend: '出典のある数だけを書き、なければ「多くは」「ことがあります」にします。' },
  { found: /[\uFF66-\uFF9F]+/u, problem: (text) => `半角のカタカナ「${text}」があります。`, mend: '全角のカタカナで書きます。' },
  { found: /(?:である|だった|であった|ではない|だろう|(?<=[\p{Script=Han}\p{Script=Katakana}ー〓うの])だ)。/u, problem: (text) => `文が「${text}」で終わっています。`, mend: '「です」「ます」で終えます。' },
  {
    found: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。] +[A-Za-z0-9]|[A-Za-z0-9] +[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    problem: (text) => `「${text}」のように、日本語と英数字の間に空白があります。`, mend: '空白を消してください。画面の幅は、ページのほうでそろえます。',
  },
];

/** Plain words in our own prose: one spelling, no filler, です・ます, no sentence twice, and a page that says enough. */
export function wordsPlain(knowledge: Knowledge): Issue[] {
  const makers = knowledge.of('family').flatMap(({ data }) => (data.type === 'device' ? data.makers : []));
  // A maker before its model reads as one name: ヤマハ RTX810.
  const names = new RegExp([...SPACED, ...makers.map((maker) => `${RegExp.escape(maker)} (?=[A-Z0-9])`)].join('|'), 'g');
  return [...knowledge.entries.flatMap((entry) => wordsOf(entry, names)), ...repeatedSentences(knowledge), ...thinPages(knowledge)];
}

function wordsOf(entry: Entry, names: RegExp): Issue[] {
  return proseOf(entry).flatMap(({ field, text }) => {
    const plain = withoutQuotes(text).replace(names, '〓');
    return WORDS.flatMap(({ found, problem, mend }): Issue[] => {
      const match = found.exec(plain);
      return match === null ? [] : [{ file: entry.file, field, problem: problem(match[0]), mend }];
    });
  });
}

/** A sentence belongs to one entry; another that needs it links there. */
function repeatedSentences(knowledge: Knowledge): Issue[] {
  const first = new Map<string, Entry>();
  const issues: Issue[] = [];
  for (const entry of knowledge.entries) {
    for (const { field, text } of proseOf(entry)) {
      if (entry.kind === 'service' && FACTS.test(field)) continue;
      for (const sentence of text.split(/(?<=。)|\n+/u).map((one) => one.replace(/^[-\d.#>*\s]+/u, '').trim())) {
        if ([...sentence].length < LONG_SENTENCE || !JAPANESE.test(sentence)) continue;
        const other = first.get(sentence);
        if (other === undefined) first.set(sentence, entry);
        else if (other !== entry) issues.push({ file: entry.file, field, problem: `${other.file} と同じ文があります。「${sentence}」`, mend: '一方だけに書き、もう一方からはリンクするか、その項目に合わせて言い換えてください。' });
      }
    }
  }
  return issues;
}

function thinPages(knowledge: Knowledge): Issue[] {
  return knowledge.entries.flatMap((entry): Issue[] => {
    if (!WHOLE_PAGES.has(entry.kind)) return [];
    const count = proseOf(entry).reduce((sum, { text }) => sum + [...text].filter((letter) => JAPANESE.test(letter)).length, 0);
    return count >= LEAST_JAPANESE ? [] : [{ file: entry.file, field: '', problem: `この項目の文章が日本語で${count}文字しかありません。`, mend: `読む人が次に何をするかまで、${LEAST_JAPANESE}文字以上で書いてください。` }];
  });
}

/** Front-matter prose and the body, without code. */
function proseOf(entry: Entry): readonly { readonly field: string; readonly text: string }[] {
  const fields = textsOf(entry.data).filter(({ field, text }) => !EXEMPT.test(field) && JAPANESE.test(text));
  return [...fields, { field: '本文', text: entry.body.replace(/^(```|~~~)[\s\S]*?^\1/gm, '') }].map(({ field, text }) => ({ field, text: withoutCode(text) }));
}

/** `〓` keeps the place, so that what stands on both sides of code is not read as one word. */
function withoutCode(text: string): string {
  return text.replace(/`[^`\n]*`/g, '〓').replace(/\]\([^)\s]*\)/g, ']');
}

/** Words of a screen or of a person are quoted as they stand. */
function withoutQuotes(text: string): string {
  return text.replace(/「[^「」]*」|『[^『』]*』/g, '〓');
}
