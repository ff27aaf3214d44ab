import type { ToldLine } from './keep-question.ts';
import { passedOn } from './long-line.ts';

/** What a helper always asks back, as the reader filled it in. Empty where not known. Nothing here is masked yet. */
export interface AskFields {
  readonly trouble: string;
  readonly since: string;
  readonly device: string;
  readonly line: string;
  readonly provider: string;
  readonly lamps: string;
  readonly wired: string;
  readonly tried: string;
  /** The log as it stands in the form. */
  readonly log: string;
  /** What the analyzer said and where it can be read; empty where it was not used. */
  readonly found: string;
  /** Title of the likeliest cause, if the provider can tell whether it is so. */
  readonly cause: string;
  readonly url: string;
  readonly number: number;
  /** What the most telling lines mean. */
  readonly told: readonly ToldLine[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

const MOST_LOG_LINES = 12;
const TO_FILL = '（ここに、困っていることを書いてください）';

/** The lines of a log that go into a question, none of them blank or without end, and how many are left out. */
export function logLines(log: string): { readonly lines: readonly string[]; readonly omitted: number } {
  const lines = log.split('\n').map(oneLine).filter((line) => line !== '');
  return { lines: lines.slice(0, MOST_LOG_LINES).map(passedOn), omitted: Math.max(0, lines.length - MOST_LOG_LINES) };
}

/**
 * The reader's own part of a question for a forum, to be masked: what is not filled in says so, because a helper would
 * ask for it next. Every line of it that is no log begins with 【, by which the masking knows it for no call log.
 */
export function askText(fields: AskFields): string {
  const row = (name: string, value: string, empty = '（わかりません）'): string => `【${name}】${oneLine(value) === '' ? empty : oneLine(value)}`;
  const { lines, omitted } = logLines(fields.log);
  return [
    row('困っていること', fields.trouble, TO_FILL),
    row('いつから', fields.since),
    row('機種', fields.device),
    row('回線', fields.line),
    row('プロバイダー', fields.provider),
    row('ランプ', fields.lamps),
    row('有線では', fields.wired),
    row('試したこと', fields.tried),
    ...fields.answers.map(({ question, answer }) => `【${oneLine(question)}】${oneLine(answer)}`),
    ...(lines.length === 0 ? [] : ['【ログ】', ...lines.map((line) => `＞${line}`), ...(omitted > 0 ? [`（ほか${omitted}行）`] : [])]),
  ].join('\n');
}

/** What goes below it in the page's own words: the answer, its address alone on a line, its number. */
export function askEnding({ found, url, number }: Pick<AskFields, 'found' | 'url' | 'number'>): string {
  return [...(found === '' ? [] : ['【ルーターログ辞典の答え】', found]), ...(url === '' ? [] : [url]), ...(number > 0 ? [`辞典 ${number}`] : [])].map((line) => `\n${line}`).join('');
}

/**
 * What to say on the phone to the provider, in the order in which they ask. What the reader typed stands behind a label,
 * whatever its grammar; the log is told by its meaning, as nobody can be read an address.
 */
export function phoneText(fields: AskFields): string {
  const has = (value: string): boolean => oneLine(value) !== '';
  const labelled = (name: string, value: string): string => (has(value) ? `${name}：${oneLine(value)}` : '');
  const told = fields.told.map(({ at, title }) => `${at === '' ? '' : `${at}に`}「${title}」`).join('、');
  const lines = [
    '契約者の名前と、お客様番号を言います（書類を手もとに置きます）。',
    `困っていること：${has(fields.trouble) ? oneLine(fields.trouble) : TO_FILL}`,
    labelled('いつから', fields.since),
    labelled('機器', fields.device) || '機器の前か裏に書いてある型番を読みます。',
    labelled('ランプ', fields.lamps) || '機器の前に行き、点いているランプの名前と色を読みます。',
    labelled('有線では', fields.wired),
    labelled('試したこと', fields.tried),
    told !== '' ? `機器の記録にあること：${told}` : has(fields.log) ? '「機器の記録（ログ）も手もとにあります」' : '',
    has(fields.cause) ? `「${oneLine(fields.cause)}、ということはありませんか。そちらの記録で確かめてください」` : '「そちらから見て、回線はつながっていますか。障害や工事は出ていませんか」',
    '電話を切る前に聞きます。「いつ直りますか」「費用はかかりますか」「担当の方のお名前と、受付番号をお願いします」',
  ];
  return lines.filter((line) => line !== '').map((line, index) => `${index + 1}. ${line}`).join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
