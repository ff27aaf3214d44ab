/** What somebody put into the search box. */
export type Route =
  /** Lines of a log: for the matcher, and never for an address. */
  | { readonly as: 'log'; readonly lines: readonly string[] }
  /** 「辞典 123」: the page with that number. */
  | { readonly as: 'number'; readonly number: number }
  /** An error code and nothing else of weight, as the codes of the index are compared: `26180516`. */
  | { readonly as: 'code'; readonly code: string }
  | { readonly as: 'address'; readonly address: string }
  | { readonly as: 'words' };

/** Says what a query looks like. Pure, and quick enough for every keystroke. */
export function route(query: string): Route {
  const lines = query.split(/\r\n|[\n\r]/).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length > 1 || lines.some(looksLikeLog)) return lines.length === 0 ? { as: 'words' } : { as: 'log', lines };
  const text = (lines[0] ?? '').normalize('NFKC').trim();

  const number = /^(?:(?:ルーターログ)?辞典\s*(?:no\.?|#|第)?\s*|#)(\d{1,6})(?:番|号)?$/i.exec(text)?.[1];
  if (number !== undefined) return { as: 'number', number: Number(number) };
  if (isAddress(text)) return { as: 'address', address: text };

  const bare = text.replace(/^(?:エラー(?:コード|番号)?|コード|error(?: code)?)\s*[:：]?\s*/i, '').replace(/\s*(?:エラー(?:コード)?|番|error)$/i, '');
  if (isCode(bare, bare !== text)) return { as: 'code', code: codeKey(bare) };
  return { as: 'words' };
}

/** A code as it is compared: ASCII letters and digits, in one case. */
export function codeKey(code: string): string {
  return code.normalize('NFKC').toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** `named` says that the reader called it an error. A bare number under three digits is none. */
function isCode(text: string, named: boolean): boolean {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/i.test(text)) return true;
  if (/^0x[0-9a-f]{4,8}$/i.test(text)) return true;
  if (/^\d{3,5}$/.test(text)) return true;
  if (/^\d{4}-\d{4}$/.test(text) || /^[A-Z]{2}-\d{4,6}-\d$/i.test(text)) return true;
  return named && /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/i.test(text) && /\d/.test(text);
}

function isAddress(text: string): boolean {
  if (/^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$/.test(text)) return text.split(/[./]/).slice(0, 4).every((octet) => Number(octet) <= 255);
  return /^[0-9a-f:]+(?:\/\d{1,3})?$/i.test(text) && /^(?=.*:.*:)(?!.*:::)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:\/\d{1,3})?$/i.test(text) && !/^\d{1,2}:\d{2}:\d{2}$/.test(text);
}

const LOG_MARKS: readonly RegExp[] = [
  // A date or a clock time at the start, syslog's priority, a boot clock.
  /^\[?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T　]+\d{1,2}:\d{2}|\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}:\d{2}|\d{1,2}:\d{2}:\d{2}[.,\s])/,
  /^\d{1,4}[.:)]?\s+\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d{2}/,
  /^(?:<\d{1,3}>\d?\s*)?\[?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s+\d{1,2}[,\s]+(?:\d{4}\s+)?\d{1,2}:\d{2}/i,
  /^<\d{1,3}>/,
  /^\[\s*\d+\.\d{3,6}\]\s/,
  /^\d{4}年\s*\d{1,2}月\s*\d{1,2}日.*\d{1,2}(?::|時)\d{2}/,
  // A process with its number, a mnemonic, a session in brackets with words after it.
  /^(?:[\w.-]+\s+){0,3}[\w./-]+\[\d+\]:\s/,
  /%[A-Z][A-Z0-9_]+-\d-[A-Z0-9_]+:/,
  /^(?:PP|LAN|TUNNEL|PPPOE|ONU|WAN)\[?\d*\]?\s*[:：]?\s+[A-Z][\w/]+\s+\S+/,
  /^\[[A-Za-z0-9 _/.-]{2,}\]:?\s+\S+\s+\S+\s+\S/,
  /(?:\b(?:SRC|DST|PROTO|SPT|DPT|IN|OUT|MAC|LEN)=\S*\s+){2}/,
  /^(?:ALERT|WARNING|ERROR|INFO|NOTICE|DEBUG|FIREWALL|SYSTEM|Refused|Rejected)\b.*(?:\d{1,3}\.){3}\d{1,3}/,
];

function looksLikeLog(line: string): boolean {
  const text = line.normalize('NFKC');
  return LOG_MARKS.some((mark) => mark.test(text));
}
