import { blanked, edited, laidOut, type Edit } from './paste-edit.ts';
import { GAP, type Apply, type Remedy } from './paste-remedy.ts';
import { timeOf } from './paste-wrapped.ts';

/** What event viewers and PowerShell call the fields of a record, one a line. */
const TIME_KEYS = ['日付', '日付と時刻', '日時', '発生日時', 'date', 'date and time', 'date/time', 'timecreated', 'timegenerated', 'time'];
const MESSAGE_KEYS = ['説明', '内容', '本文', 'メッセージ', '詳細', 'description', 'message'];
const OTHER_KEYS = [
  'ログの名前', 'ソース', 'イベントid', 'タスクのカテゴリ', 'レベル', 'キーワード', 'ユーザー', 'コンピューター', 'オペコード', 'opコード', 'イベントxml', '種類', '分類', '重要度', '番号',
  'logname', 'source', 'eventid', 'taskcategory', 'category', 'level', 'keywords', 'user', 'username', 'computer', 'opcode', 'eventxml', 'type', 'severity',
  'providername', 'id', 'leveldisplayname', 'index', 'entrytype', 'instanceid', 'categorynumber', 'replacementstrings', 'timewritten', 'machinename', 'site', 'container', 'data', 'version', 'no',
];
const TIMES = new Set(TIME_KEYS);
const MESSAGES = new Set(MESSAGE_KEYS);
const KEYS = new Set([...TIME_KEYS, ...MESSAGE_KEYS, ...OTHER_KEYS]);
/** A key, a colon, a value or none. */
const FIELD = /^[ \t>＞\u3000]{0,16}([^\s:：<>[\](){}"'=][^:：\r\n"'=]{0,23}?)[ \t\u3000]*[:：][ \t\u3000]*/;
/** The XML of an event that follows its text. */
const XML_KEYS = new Set(['イベントxml', 'eventxml']);

interface Block {
  readonly from: number;
  readonly first: string;
  readonly seen: Set<string>;
  time: string;
  bodyFrom: number;
  bodyTo: number;
  to: number;
  readonly after: Edit[];
}

function keyOf(line: string): { readonly key: string; readonly length: number } | null {
  const found = FIELD.exec(line);
  if (found === null) return null;
  const key = found[1]!.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const known = KEYS.has(key) ? key : KEYS.has(found[1]!.toLowerCase()) ? found[1]!.toLowerCase() : null;
  return known === null ? null : { key: known, length: found[0].length };
}

/** Records of fields as lines: date and time, then the message; what else it says is blank. */
const asLines: Apply = (text) => {
  const edits: Edit[] = [];
  let block: Block | null = null;
  let isXml = false;
  const finish = (): void => {
    if (block !== null && block.bodyTo > block.bodyFrom && block.time !== '') {
      edits.push(laidOut({ from: block.from, to: block.bodyTo, bodyFrom: block.bodyFrom, bodyTo: block.bodyTo }, block.time, text.slice(block.bodyFrom, block.bodyTo)), ...block.after);
    }
    block = null;
  };
  for (let at = 0; at < text.length; ) {
    const stop = text.indexOf('\n', at);
    const next = stop < 0 ? text.length : stop + 1;
    const to = stop < 0 ? text.length : stop > at && text[stop - 1] === '\r' ? stop - 1 : stop;
    const line = text.slice(at, to);
    const field = keyOf(line);
    if (field !== null && (block === null || block.seen.has(field.key) || field.key === block.first)) {
      finish();
      block = { from: at, first: field.key, seen: new Set(), time: '', bodyFrom: -1, bodyTo: -1, to, after: [] };
    }
    if (block !== null) {
      const isInXml: boolean = isXml || (field !== null && XML_KEYS.has(field.key));
      if (field !== null) {
        block.seen.add(field.key);
        const value = line.slice(field.length).trim();
        if (TIMES.has(field.key) && block.time === '') block.time = timeOf(value);
        if (MESSAGES.has(field.key) && block.bodyFrom < 0) {
          block.bodyFrom = at + field.length;
          block.bodyTo = value === '' ? -1 : to;
        } else if (block.bodyTo >= 0) block.after.push({ from: at, put: GAP.repeat(line.length) });
      } else if (block.bodyFrom >= 0 && block.bodyTo < 0 && /\S/.test(line)) {
        block.bodyFrom = at;
        block.bodyTo = to;
      } else if (isXml && block.bodyTo >= 0) block.after.push({ from: at, put: GAP.repeat(line.length) });
      isXml = isInXml && !line.includes('</Event>');
    }
    at = next;
  }
  finish();
  return edited(text, edits);
};

/** The text that an event viewer copies, and lists of PowerShell: each field of a record on a line of its own. */
export const fields: Remedy = {
  fix: 'unwrapped',
  plan: (sample) => {
    const keys = new Set(sample.split(/\r\n|\r|\n/).map((line) => keyOf(line)?.key));
    return TIME_KEYS.some((key) => keys.has(key)) && MESSAGE_KEYS.some((key) => keys.has(key)) ? [asLines] : [];
  },
};

const EVENT_END = '</Event>';
const ALL_EVENTS = '<Events>';
const ALL_EVENTS_END = '</Events>';
const CREATED = /<TimeCreated SystemTime=["']([^"'<>]{10,40})["']/;
const MESSAGE = /<Message>([^<]*)<\/Message>/;

/** Events of Windows saved as XML: their time and the message that was rendered for a reader. */
const fromXml: Apply = (text) => {
  const edits: Edit[] = [];
  for (let begin = text.indexOf('<Event '); begin >= 0; ) {
    const end = text.indexOf(EVENT_END, begin);
    if (end < 0) break;
    const close = end + EVENT_END.length;
    const to = text.startsWith(ALL_EVENTS_END, close) ? close + ALL_EVENTS_END.length : close;
    const event = text.slice(begin, close);
    const message = MESSAGE.exec(event);
    if (message !== null && message[1]!.trim() !== '') {
      // The element around all of them stands in the line of the first.
      const from = text.startsWith(ALL_EVENTS, begin - ALL_EVENTS.length) ? begin - ALL_EVENTS.length : begin;
      const bodyFrom = begin + message.index + '<Message>'.length;
      const bodyTo = bodyFrom + message[1]!.length;
      edits.push(laidOut({ from, to: bodyTo, bodyFrom, bodyTo }, timeOf(CREATED.exec(event)?.[1] ?? ''), text.slice(bodyFrom, bodyTo)));
      const tail = blanked(text.slice(bodyTo, to));
      // One line for each, where the next begins in the same.
      edits.push({ from: bodyTo, put: /^[ \t]*<Event /.test(text.slice(to, to + 64)) ? `${tail.slice(0, -1)}\n` : tail });
    }
    begin = text.indexOf('<Event ', to);
  }
  return edited(text, edits);
};

export const xml: Remedy = { fix: 'unwrapped', plan: (sample) => (sample.includes('<Event ') && sample.includes('<Message>') ? [fromXml] : []) };
