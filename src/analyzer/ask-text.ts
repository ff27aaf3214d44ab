/** What a helper always asks back, as the reader filled it in. Empty where not known. */
export interface AskFields {
  readonly trouble: string;
  readonly since: string;
  readonly device: string;
  readonly line: string;
  readonly provider: string;
  readonly lamps: string;
  readonly wired: string;
  readonly tried: string;
  /** Masked lines of the log. */
  readonly log: string;
  /** How many lines of the log were not taken into `log`. */
  readonly omitted: number;
  /** What the analyzer found and where it can be read; empty where it was not used. */
  readonly found: string;
  /** Title of the likeliest cause. */
  readonly cause: string;
  readonly url: string;
  readonly number: number;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

const MOST_LOG_LINES = 12;
const LONGEST_LOG_LINE = 600;

/** The lines of a log that go into a question, none of them blank or without end, and how many are left out. */
export function logLines(log: string): { readonly lines: readonly string[]; readonly omitted: number } {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  return { lines: lines.slice(0, MOST_LOG_LINES).map(shortened), omitted: Math.max(0, lines.length - MOST_LOG_LINES) };
}

/** Cut at a blank where there is one: half an address would not be known as one, and not be masked. */
function shortened(line: string): string {
  if (line.length <= LONGEST_LOG_LINE) return line;
  const blank = line.lastIndexOf(' ', LONGEST_LOG_LINE);
  return `${line.slice(0, blank > 0 ? blank : LONGEST_LOG_LINE)}…`;
}

/** The question as text for a forum: what is not filled in says so, because a helper would ask for it next. */
export function askText(fields: AskFields): string {
  const row = (name: string, value: string): string => `【${name}】${oneLine(value) === '' ? '（わかりません）' : oneLine(value)}`;
  const log = fields.log.split('\n').map(oneLine).filter((line) => line !== '');
  const omitted = fields.omitted + Math.max(0, log.length - MOST_LOG_LINES);
  return [
    row('困っていること', fields.trouble),
    row('いつから', fields.since),
    row('機種', fields.device),
    row('回線', fields.line),
    row('プロバイダー', fields.provider),
    row('ランプ', fields.lamps),
    row('有線では', fields.wired),
    row('試したこと', fields.tried),
    ...fields.answers.map(({ question, answer }) => `【${oneLine(question)}】${oneLine(answer)}`),
    ...(log.length === 0 ? [] : ['【ログ】', ...log.slice(0, MOST_LOG_LINES).map((line) => `＞${line}`), ...(omitted > 0 ? [`（ほか${omitted}行）`] : [])]),
    ...(fields.found === '' ? [] : ['【ルーターログ辞典の答え】', fields.found]),
    ...(fields.url === '' ? [] : [fields.url]),
    ...(fields.number > 0 ? [`辞典 ${fields.number}`] : []),
  ].join('\n');
}

/** What to say on the phone to the provider, in the order in which they ask. Lines to be read aloud, no addresses. */
export function phoneText(fields: AskFields): string {
  const has = (value: string): boolean => oneLine(value) !== '';
  const log = fields.log.split('\n').map(oneLine).filter((line) => line !== '');
  const lines = [
    '契約者の名前と、お客様番号を言います（書類を手もとに置きます）。',
    `「${has(fields.since) ? `${oneLine(fields.since)}から、` : ''}${has(fields.trouble) ? oneLine(fields.trouble) : 'インターネットがうまく使えません'}」`,
    has(fields.device) ? `「機器は${oneLine(fields.device)}です」` : '機器の前か裏に書いてある型番を読みます。',
    has(fields.lamps) ? `「ランプは、${oneLine(fields.lamps)}です」` : '機器の前に行き、点いているランプの名前と色を読みます。',
    has(fields.wired) ? `「${oneLine(fields.wired)}です」` : '',
    has(fields.tried) ? `「試したことは、${oneLine(fields.tried)}です」` : '',
    log.length > 0 ? `「機器のログに、${log.slice(0, 2).map((line) => `『${line}』`).join('と')}とあります」` : '',
    has(fields.cause) ? `「${oneLine(fields.cause)}、ということはありませんか。そちらの記録で確かめてください」` : '「そちらから見て、回線はつながっていますか。障害や工事は出ていませんか」',
    '電話を切る前に聞きます。「いつ直りますか」「費用はかかりますか」「担当の方のお名前と、受付番号をお願いします」',
  ];
  return lines.filter((line) => line !== '').map((line, index) => `${index + 1}. ${line}`).join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
