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
