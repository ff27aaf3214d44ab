import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog, tidied, type Analysis } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { logsBelow, ROOT } from './logs.ts';

const catalogue = compileCatalogue(catalogueSource(await loadKnowledge(ROOT)));
const NOW = { now: Date.UTC(2026, 10, 22) };
const analyse = (text: string): Analysis => exportAnalysis(readLog(text, catalogue, NOW));

const logs = readdirSync(join(ROOT, 'test/logs/faults')).sort().flatMap((folder) => logsBelow(join('faults', folder)).map(({ text }) => ({ name: folder, text: text.trim() })));

/** Every line that is not blank, by its number. */
function each(write: (line: string, number: number) => string): (text: string) => string {
  return (text) => text.split('\n').map((line, index) => (line.trim() === '' ? line : write(line, index + 1))).join('\n');
}

const wide = (text: string): string => text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0));
const TIMED = /^((?:\d{2,4}[/.:-]\d{1,2}[/.:-]\d{1,4}|[A-Z][a-z]{2} +\d{1,2}) \d\d:\d\d:\d\d) (.+)$/;
const cells = (write: (time: string, message: string, number: number) => string, other: (line: string) => string = (line) => line): ((text: string) => string) =>
  each((line, number) => { const found = TIMED.exec(line); return found === null ? other(line) : write(found[1]!, found[2]!, number); });

const { stringify } = JSON;
const filled = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const inAscii = (text: string): string => text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const inQuotes = (cell: string): string => (/[",;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** A mail as RFC 2045 has it sent: what is not ASCII as bytes, lines broken at 75 units wherever they are. */
const asMail = (text: string): string => text.split('\n').map((line) => {
  const units = [...new TextEncoder().encode(line)].map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)));
  return units.reduce(({ out, width }, unit) => (width + unit.length > 75 ? { out: `${out}=\n${unit}`, width: unit.length } : { out: out + unit, width: width + unit.length }), { out: '', width: 0 }).out;
}).join('\n');
/** UTF-8 read as Windows-1252. */
const misread = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
const every = (count: number, between: string): ((text: string) => string) => (text) => filled(text).map((line, index) => (index > 0 && index % count === 0 ? `${between}${line}` : line)).join('\n');

/** What pasting makes of a log; each gives back the same messages and findings as the log itself. */
const PASTED: Readonly<Record<string, (text: string) => string>> = {
  '半角の引用記号': each((line) => `> ${line}`),
  '全角の引用記号': each((line) => `＞${line}`),
  '二重の引用': each((line) => `>> ${line}`),
  'メールの縦棒': each((line) => `| ${line}`),
  '全角の字下げ': each((line) => `　${line}`),
  '全角の空白': (text) => text.replaceAll(' ', '　'),
  '空白がタブになった': (text) => text.replaceAll(' ', '\t'),
  '切れない空白': (text) => text.replaceAll(' ', '\u00a0'),
  '幅のない空白が混じった': (text) => text.replaceAll(' ', ' \u200b'),
  '全角の数字': (text) => text.replace(/\d/g, wide),
  '全部が全角': (text) => wide(text),
  '丸い引用符': (text) => text.replaceAll("'", '’').replaceAll('"', '”'),
  '数式のマイナス': (text) => text.replaceAll('-', '−'),
  '[code]の行': (text) => `[code]\n${text}\n[/code]`,
  '[code]が行の中': (text) => `[code]${text}[/code]`,
  'preで囲んだ': (text) => `<pre>${text}</pre>`,
  'Discordの囲み': (text) => `\`\`\`log\n${text}\n\`\`\``,
  '囲みが行の中': (text) => `\`\`\`${text}\`\`\``,
  '1行ずつのコード': each((line) => `\`${line}\``),
  'コロンの行番号': each((line, number) => `${number}: ${line}`),
  '点の行番号': each((line, number) => `${number}. ${line}`),
  'かっこの行番号': each((line, number) => `(${number}) ${line}`),
  'No.の行番号': each((line, number) => `No.${number} ${line}`),
  '引用と行番号': each((line, number) => `> ${number}: ${line}`),
  '中黒': each((line) => `・${line}`),
  'Markdownの箇条書き': each((line) => `- ${line}`),
  '井げた': each((line) => `# ${line}`),
  '二重引用符の行': each((line) => `"${line.replaceAll('"', '""')}"`),
  '表計算のCSV': cells((time, message) => `"${time}","${message.replaceAll('"', '""')}"`, (line) => `"${line.replaceAll('"', '""')}"`),
  'Markdownの表': (text) => `| 日時 | 内容 |\n|---|---|\n${cells((time, message) => `| ${time} | ${message} |`, (line) => `| ${line} |`)(text)}`,
  '日時と本文が別の行': cells((time, message) => `${time}\n${message}`),
  '番号と日時と本文が別の行': cells((time, message, number) => `${number}\n${time}\n${message}`),
  '別の行の間に空行': cells((time, message) => `${time}\n\n${message}\n`),
  '1行おき': (text) => text.replaceAll('\n', '\n\n'),
  '行末の三点': each((line) => `${line}…`),
  '矢印の書き込み': each((line, number) => (number % 3 === 1 ? `${line} ←これ` : line)),
  '米印の書き込み': each((line, number) => (number % 3 === 1 ? `${line}　※ここで切れました` : line)),
  '行末の空白': each((line) => `${line}  　`),
  'CRだけの改行': (text) => text.replaceAll('\n', '\r'),
  'HTMLの記号': (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  '行末のbr': each((line) => `${line}<br>`),
  'brだけでつながった': (text) => text.split('\n').join('<br>'),
  'Markdownの逆斜線': (text) => text.replace(/[_*[\]]/g, '\\$&'),
  'かぎかっこの行': each((line) => `「${line}」`),
  '縦棒の行': each((line) => `｜${line}｜`),
  '太字にした行': each((line) => `**${line}**`),
  'grepが前に書いたファイル': each((line, number) => `/var/log/messages:${number}:${line}`),
  'zgrepが前に書いたファイル': each((line) => `syslog.1:${line}`),
  '文字になった色': each((line) => `^[[1;31m${line}^[[0m`),
  '色の印がESC': each((line) => `ESC[31m${line}ESC[0m`),
  '行の終わりがU+2028': (text) => text.replaceAll('\n', '\u2028'),
  '行の終わりが縦タブ': (text) => text.replaceAll('\n', '\v'),
  '行の終わりが文字の\\n': (text) => text.replaceAll('\n', '\\n'),
  'Dockerの記録': (text) => filled(text).map((line) => `{"log":${stringify(`${line}\n`)},"stream":"stdout"}`).join('\n'),
  'Dockerの記録が英数字だけで、引用されている': (text) => filled(text).map((line) => `> ${inAscii(`{"log":${stringify(`${line}\n`)},"stream":"stdout"}`)}`).join('\n'),
  '1行のJSONの配列': (text) => stringify(filled(text)),
  '字下げしたJSONの配列': (text) => stringify(filled(text), null, 2),
  'Loki（Grafana）の書き出し': (text) => stringify(filled(text).map((line) => ({ line, fields: { job: 'syslog', msg: 'x' } })), null, 2),
  'Lokiの答え': (text) => stringify({ status: 'success', data: { resultType: 'streams', result: [{ stream: { job: 'syslog' }, values: filled(text).map((line) => [line]) }] } }),
  'ログ全体がJSONの1つの文字列': (text) => stringify(text),
  'ログ全体がJSONの1つの項目': (text) => stringify({ success: true, log: `${text}\n` }, null, 2),
  'Pythonの配列': (text) => `[${filled(text).map((line) => `'${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(', ')}]`,
  'YAMLの箇条書き': (text) => filled(text).map((line) => `- "${line.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join('\n'),
  'NASのCSV': cells((time, message) => `Info,System,${time},SYSTEM,${inQuotes(message.trim())}`, (line) => `Info,System,,SYSTEM,${inQuotes(line.trim())}`),
  'タブで分けた表': cells((time, message) => `${time}\t情報\t${message}`, (line) => `\t情報\t${line}`),
  // One line alone stands there without quotes, as anything else that was said.
  'LINEの1通': (text) => filled(text).length < 2 ? text : `22:10\tたろう\t"${text.replaceAll('"', '""')}\n"`,
  'Teamsの発言': each((line) => `[2023/03/23 22:10] 山田 太郎: ${line}`),
  'メールの16進の文字': asMail,
  'アドレスの%の文字': (text) => encodeURIComponent(text),
  '化けたUTF-8': misread,
  '数字になった文字': (text) => text.replace(/[\u0080-\uffff<>&"'/]/g, (unit) => `&#x${unit.charCodeAt(0).toString(16)};`),
  '逆斜線のついた文字': (text) => inAscii(text.replaceAll('/', '\\/')),
  '向きを変える印': each((line) => `\u2068${line}\u2069`),
  '端末のページの切れ目': every(2, '--More--\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b'),
  '端末のリンク': each((line) => `\u001b]8;;http://192.168.1.1\u0007${line}\u001b]8;;\u0007`),
  '見える行末': each((line) => `${line}^M$`),
  '行の終わりがU+0085': (text) => text.replaceAll('\n', '\u0085'),
  'Lの行番号': each((line, number) => `L${number}: ${line}`),
  '丸い番号': each((line, number) => `${String.fromCharCode(0x245f + Math.min(number, 20))}${line}`),
  '全体をかぎかっこで囲んだ': (text) => `「${text}」`,
  '前後にあいさつ': (text) => `お世話になります。ログを貼ります。\n\n${text}\n\nよろしくお願いします。`,
};

/** Messages with how they are judged, as a bag: the order of lines and what stands around them may differ. */
function told({ lines, findings, coverage }: Analysis): { messages: readonly string[]; findings: readonly string[]; unknown: number } {
  return { unknown: coverage.total - coverage.known, messages: lines.flatMap(({ message, level }) => (message === null ? [] : `${message} ${level}`)).sort(), findings: findings.map(({ cause, state, strength }) => `${cause} ${state} ${strength}`).sort() };
}

describe('貼り方で変わったログも、もとのログと同じにわかる', () => {
  const clean = new Map(logs.map(({ text }) => [text, told(analyse(text))]));
  test.each(Object.entries(PASTED))('%s', (_name, paste) => {
    const lost = logs.flatMap(({ name, text }) => {
      const { messages, findings, unknown } = told(analyse(paste(text)));
      // A greeting before and behind, the two rows above a table: nothing else may be left over.
      expect([name, Math.max(0, unknown - clean.get(text)!.unknown - 2)]).toEqual([name, 0]);
      expect([name, findings]).toEqual([name, clean.get(text)!.findings]);
      const left = [...messages];
      return clean.get(text)!.messages.filter((message) => { const at = left.indexOf(message); if (at >= 0) left.splice(at, 1); return at < 0; }).map((message) => `${name}: ${message}`);
    });
    expect(lost).toEqual([]);
  });
});

describe('ほかの道具が書き出したログ', () => {
  const lines = ['Mar 23 11:43:33 gw pppd[2391]: Timeout waiting for PADO packets', 'Mar 23 11:43:35 gw pppd[2391]: Unable to complete PPPoE Discovery', 'Mar 23 11:44:02 gw pppd[2391]: Exit.'];
  const parts = lines.map((line, index) => ({ at: Date.UTC(2023, 2, 23, 2, 43, [33, 35, 62][index]), message: line.slice(line.indexOf(': ') + 2) }));
  const expected = analyse(lines.join('\n')).lines.map(({ message }) => message);
  const times = ['2023-03-23T11:43:33', '2023-03-23T11:43:35', '2023-03-23T11:44:02'];

  test.each<[string, string]>([
    ['journalctl -o json（時刻が先）', parts.map(({ at, message }) => JSON.stringify({ __CURSOR: 's=0639e46937e64be08cc8d0dca3dd1a43;i=2cb', __REALTIME_TIMESTAMP: `${at}000`, _HOSTNAME: 'gw', PRIORITY: '4', SYSLOG_IDENTIFIER: 'pppd', _PID: '2391', MESSAGE: message })).join('\n')],
    ['journalctl -o json（本文が先）', parts.map(({ at, message }) => JSON.stringify({ MESSAGE: message, SYSLOG_IDENTIFIER: 'pppd', _PID: '2391', _HOSTNAME: 'gw', __REALTIME_TIMESTAMP: `${at}000` })).join('\n')],
    ['journalctl -o json-pretty', parts.map(({ at, message }) => JSON.stringify({ __REALTIME_TIMESTAMP: `${at}000`, SYSLOG_IDENTIFIER: 'pppd', MESSAGE: message, _HOSTNAME: 'gw' }, null, '\t')).join('\n')],
    ['OpenWrtのubus', JSON.stringify({ log: parts.map(({ at, message }, id) => ({ msg: `pppd[2391]: ${message}`, id, priority: 28, source: 1, time: at })) }, null, '\t')],
    ['OPNsenseの画面の答え', JSON.stringify({ total: 3, rows: parts.map(({ message }, index) => ({ timestamp: times[index], severity: 'Notice', process_name: 'pppd', pid: '2391', line: message })) })],
    ['Lokiの時刻と行の組', JSON.stringify({ data: { result: [{ stream: { job: 'x' }, values: parts.map(({ at, message }) => [`${at}000000`, `pppd[2391]: ${message}`]) }] } })],
  ])('%sから、本文と時刻とプログラムを取り出す', (_name, text) => {
    expect(analyse(text).lines.map(({ at, message }) => [at, message])).toEqual(expected.map((message, index) => [times[index], message]));
  });

  const dns = 'Name resolution for the name example.com timed out after none of the configured DNS servers responded.';
  const conflict = 'The system detected an address conflict for IP address 192.168.1.10 with the system having network hardware address 00-00-5E-00-53-10. Network operations on this system may be disrupted as a result.';
  const copied = (time: string, source: string, message: string): string => `ログの名前:         System\nソース:           ${source}\n日付:            ${time}\nイベント ID:       1\nレベル:           警告\nユーザー:          N/A\nコンピューター:       PC\n説明:\n${message}\nイベント XML:\n<Event xmlns="x">\n  <System>\n  </System>\n</Event>`;
  const saved = (time: string, message: string): string => `<Event xmlns='x'><System><TimeCreated SystemTime='${time}'/></System><RenderingInfo><Message>${message}</Message></RenderingInfo></Event>`;
  test.each<[string, string]>([
    ['写した文', `${copied('2023/03/23 11:43:35', 'DNS Client', dns)}\n${copied('2023/03/23 11:50:00', 'Tcpip', conflict)}`],
    ['CSV', `レベル,日付と時刻,ソース,イベント ID,タスクのカテゴリ\r\n警告,2023/03/23 11:43:35,DNS Client,1014,(1014),${dns}\r\nエラー,2023/03/23 11:50:00,Tcpip,4199,なし,"${conflict}"\r\n`],
    ['XML', `<Events>${saved('2023-03-23T11:43:35.1234567+09:00', dns)}${saved('2023-03-23T11:50:00.1234567+09:00', conflict)}</Events>`],
    ['PowerShellの一覧', `TimeCreated  : 2023/03/23 11:43:35\nProviderName : DNS Client\nId           : 1014\nMessage      : ${dns}\n\nTimeCreated  : 2023/03/23 11:50:00\nProviderName : Tcpip\nId           : 4199\nMessage      : ${conflict}`],
  ])('Windowsのイベントの%sから、時刻と説明を取り出す', (_name, text) => {
    expect(analyse(text).lines.flatMap(({ at, message }) => (message === null ? [] : [[at?.slice(0, 19), message]]))).toEqual([['2023-03-23T11:43:35', 'windows-events/network#dns-1014'], ['2023-03-23T11:50:00', 'windows-events/network#conflict-4199']]);
  });

  test('取り出した値の位置は、貼られた文の中を指す', () => {
    const text = '{"log":"2024-03-04 19:02:11 dnsmasq-dhcp[1]: DHCPDISCOVER(br-lan) 00:00:5e:00:53:03 no address available\\n","stream":"stdout"}';
    expect(analyse(text).lines.flatMap(({ holes }) => holes.map(({ from, to }) => text.slice(from, to)))).toContain('00:00:5e:00:53:03');
  });

  test('番号、日時、重さ、本文が1行ずつになった表を読む', () => {
    const grid = parts.map(({ message }, index) => `${index + 1}\n${times[index]!.replace('T', ' ')}\n警告\n${message}`).join('\n');
    expect(analyse(grid).lines.map(({ at, message }) => [at, message])).toEqual(expected.map((message, index) => [times[index], message]));
  });

  test('取り出したこと、戻したことを言う', () => {
    expect(analyse(JSON.stringify(lines)).notes[0]).toEqual({ code: 'paste-tidied', args: { unwrapped: 1 }, lines: [] });
    expect(analyse(encodeURIComponent(lines.join('\n'))).notes[0]).toEqual({ code: 'paste-tidied', args: { letters: 1 }, lines: [] });
  });
});

describe('切れ目の変わったログ', () => {
  const posted = [
    '2023/03/23 11:43:33 SAM機能を開始',
    '2023/03/23 11:43:35 PPPoE セッション解放[メインセッション] 切断要因[ＣＰＥ切断]',
    '2023/03/23 11:44:02 PPPoE セッション確立[メインセッション]',
    '2023/03/23 11:45:10 Timeout waiting for PADO packets',
  ];
  const openwrt = [
    'Tue Aug  6 00:06:27 2019 daemon.warn pppd[2391]: Timeout waiting for PADO packets',
    'Tue Aug  6 00:06:27 2019 daemon.err pppd[2391]: Unable to complete PPPoE Discovery',
    'Tue Aug  6 00:06:27 2019 daemon.info pppd[2391]: Exit.',
    'Tue Aug  6 00:06:58 2019 daemon.err pppd[2435]: Unable to complete PPPoE Discovery',
  ];
  const messages = (text: string): readonly (string | null)[] => analyse(text).lines.map(({ message }) => message);
  const times = (text: string): readonly (string | null)[] => analyse(text).lines.map(({ at }) => at);

  test.each([['IPv4の記録', posted], ['OpenWrtの記録', openwrt]])('%sの行がつながっていても、分けて読む', (_name, lines) => {
    for (const joint of [' ', '　', '  ']) {
      expect(messages(lines.join(joint))).toEqual(messages(lines.join('\n')));
      expect(times(lines.join(joint))).toEqual(times(lines.join('\n')));
    }
  });

  test('つながった行の途中から写したものも、分けて読む', () => {
    const cut = `ctivity ${openwrt.join(' ')}`;
    expect(messages(cut)).toEqual([null, ...messages(openwrt.join('\n'))]);
  });

  test('長い行が空白で折り返されていても、つないで読む', () => {
    const wrapped = openwrt.map((line) => (line.length > 65 ? line.replace(/^(.{40,64}) /, '$1\n') : line)).join('\n');
    expect(wrapped).not.toBe(openwrt.join('\n'));
    expect(messages(wrapped)).toEqual(messages(openwrt.join('\n')));
  });

  test('語の途中で折り返されていても、つないで読む', () => {
    expect(messages(openwrt.map((line) => line.replace(/^(.{64})/, '$1\n')).join('\n'))).toEqual(messages(openwrt.join('\n')));
    expect(messages(openwrt.map((line) => line.replace(/^(.{64})/, '$1\n')).map((line) => line.replace(/^|\n/g, '$&> ')).join('\n'))).toEqual(messages(openwrt.join('\n')));
  });

  test('行番号は、貼られた文の行で答える', () => {
    expect(analyse('2023/03/23 11:43:33\nSAM機能を開始\n\n2023/03/23 11:44:02\nPPPoE セッション確立[メインセッション]').lines.map(({ n, at }) => [n, at])).toEqual([[1, '2023-03-23T11:43:33'], [4, '2023-03-23T11:44:02']]);
    expect(analyse(openwrt.join(' ')).lines.map(({ n }) => n)).toEqual([1, 1, 1, 1]);
  });

  test('同じ記録を2回貼っても、1回と数える', () => {
    const once = openwrt.join('\n');
    expect(analyse(`${once}\n${once}`).lines.length).toBe(openwrt.length);
    expect(analyse(`${once}\n\n${once}`).notes[0]).toEqual({ code: 'paste-tidied', args: { twice: 1 }, lines: [] });
  });
});

test('機器が書いたままのログは、1字も直さない', () => {
  for (const { name, text } of [...logsBelow('healthy'), ...logsBelow('faults')]) expect([name, tidied(text, catalogue, NOW).text === text]).toEqual([name, true]);
});

test('直しても長さは変わらず、二度目は何も直さない', () => {
  for (const paste of Object.values(PASTED)) {
    for (const { text } of logs.slice(0, 12)) {
      const given = paste(text);
      const once = tidied(given, catalogue, NOW).text;
      expect(once.length).toBe(given.length);
      expect(tidied(once, catalogue, NOW).text).toBe(once);
    }
  }
});
