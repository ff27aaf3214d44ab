import { blanked, edited, laidOut, type Edit } from './paste-edit.ts';
import { jsonValues, type JsonRecord } from './paste-json.ts';
import { GAP, type Apply, type Remedy } from './paste-remedy.ts';
import { unescaped } from './paste-strings.ts';
import { timeAhead } from './paste-time.ts';

const TIMES = ['__REALTIME_TIMESTAMP', 'timestamp', '@timestamp', 'time', 'ts', 'date', 'datetime', '_time', 'Time', 'TimeCreated', 'TimeGenerated', 'Timestamp'];
const PROGRAMS = ['SYSLOG_IDENTIFIER', 'process_name', 'program', 'process', 'appname', 'app_name', 'ident', 'tag'];
const PIDS = ['SYSLOG_PID', '_PID', 'pid', 'procid'];
const HOSTS = ['_HOSTNAME', 'hostname', 'host'];

/** How many digits a number of seconds, thousandths, millionths and billionths since 1970 has, and what it counts. */
const UNITS: Readonly<Record<number, number>> = { 10: 1, 13: 1e3, 16: 1e6, 19: 1e9 };
/** A number has no clock face of its own: it is given the reader's, as the engine does elsewhere. */
const JAPAN = 540;

/** A time as a member says it; a number as a date and clock time. Empty where it is none. */
export function timeOf(said: string): string {
  const digits = /^(\d{10,19})(?:\.\d{1,9})?$/.exec(said)?.[1];
  if (digits === undefined) {
    const text = unescaped(said).replace(/[\ufdd0\n]/g, '').trim();
    return timeAhead(text).whole ? text : '';
  }
  const unit = UNITS[digits.length];
  if (unit === undefined) return '';
  const millis = Math.floor((Number(digits) / unit) * 1000) + JAPAN * 60_000;
  const iso = new Date(millis).toISOString();
  return iso.slice(0, millis % 1000 === 0 ? 19 : 23);
}

function first(members: JsonRecord['members'], keys: readonly string[], form: RegExp): string {
  for (const key of keys) {
    const value = members.get(key);
    if (value !== undefined && form.test(value)) return value;
  }
  return '';
}

/** The header of a syslog line, of what the record says beside its message: date, and with `named` host and program. */
function headerOf({ members }: JsonRecord, named: boolean): string {
  const time = TIMES.map((key) => timeOf(members.get(key) ?? '')).find((found) => found !== '') ?? '';
  const program = named ? first(members, PROGRAMS, /^[^\s"\\:[\]]{1,48}$/) : '';
  if (program === '') return time;
  const host = first(members, HOSTS, /^[\w.:-]{1,64}$/);
  const pid = first(members, PIDS, /^\d{1,10}$/);
  return `${time}${host === '' ? '' : ` ${host}`} ${program}${pid === '' ? '' : `[${pid}]`}:`.trim();
}

/** Lines out of their records, with a header of what these say. */
function unwrapped(header: (record: JsonRecord) => string): Apply {
  return (text) => {
    const edits: Edit[] = [];
    let last = 0;
    for (const { from, to, records } of jsonValues(text)) {
      let at = from;
      for (const record of records) {
        const between = text.slice(at, record.from);
        // One line for each.
        const isApart = edits.length === 0 || /[\r\n]/.test(text.slice(last, record.from));
        if (!isApart && between === '') {
          const before = edits.pop()!;
          edits.push({ from: before.from, put: `${before.put.slice(0, -1)}\n` });
        } else if (between !== '') edits.push({ from: at, put: isApart ? blanked(between) : `${GAP.repeat(between.length - 1)}\n` });
        edits.push(laidOut(record, header(record), unescaped(text.slice(record.bodyFrom, record.bodyTo))));
        at = last = record.to;
      }
      if (at < to) edits.push({ from: at, put: blanked(text.slice(at, to)) });
    }
    return edited(text, edits);
  };
}

/** Lines of a log as members of JSON: Docker, journalctl, Loki and other collectors, arrays of strings, a log as one string. */
export const json: Remedy = {
  fix: 'unwrapped',
  plan: (sample) => {
    const values = /^[ \t>＞]*(?:[[{"']|b['"])/m.test(sample) ? jsonValues(sample) : [];
    if (values.length === 0) return [];
    const hasMembers = values.some(({ records }) => records.some(({ members }) => members.size > 0));
    const ways = [unwrapped(() => '')];
    return hasMembers ? [unwrapped((record) => headerOf(record, true)), unwrapped((record) => headerOf(record, false)), ...ways] : ways;
  },
};
