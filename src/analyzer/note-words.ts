import type { Encoding } from '../engine/decode.ts';
import type { Fix } from '../engine/paste.ts';
import { count } from './count.ts';
import type { IntakeNote, Summary } from './protocol.ts';
import { withMarks } from './unseen.ts';

const MEBIBYTE = 1024 * 1024;
/** The names of encodings, the likeliest first. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', 'shift_jis': 'Shift_JIS', 'euc-jp': 'EUC-JP', 'iso-2022-jp': 'JIS（ISO-2022-JP）', 'windows-1252': '西ヨーロッパの文字（Windows-1252）', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16（ビッグエンディアン）' };

/** What happened to the files and the text on their way in, each in a sentence with what to do about it. */
export function intakeText({ code, name, args }: IntakeNote): string {
  const file = name === '' ? 'ログ' : `「${withMarks(name)}」`;
  const size = (key: string): string => `${count(Math.max(1, Math.round(Number(args[key] ?? 0) / MEBIBYTE)))}MB`;
  switch (code) {
    case 'gap': return `${file}は${size('total')}あるので、はじめと終わりだけを読みました。間の${size('skipped')}は調べていません。間を調べるには、時間を区切って分けてください。`;
    case 'gz-capped': return `${file}は、広げると大きすぎるので、はじめの${size('bytes')}だけを読みました。`;
    case 'gz-broken': return `${file}は途中で壊れています。読めたところまで調べました。`;
    case 'gz-unsupported': return `${file}はgzで縮められていて、このブラウザーでは広げられません。広げてから選んでください。`;
    case 'image': return `${file}は写真です。写真の文字は読めません。写真を見ながら、「行のはじめの文字」の欄に打つと、行を選べます。`;
    case 'not-text': return `${file}は文字のファイルではないので、読めません。ログを文字（.txtや.log）で保存したものを選んでください。`;
    case 'unreadable': return `${file}を開けませんでした。もう一度選ぶか、中の文字を写して貼ってください。`;
    case 'empty-file': return `${file}は空です。`;
    case 'encoding': return `${file}は${ENCODING_NAMES[args['encoding'] as Encoding]}として読みました。${args['sure'] === 1 ? '' : '文字が化けて見えるときは、欄の下で読み方を選んでください。'}`;
    case 'replaced': return `${file}に、読めない文字が${count(Number(args['count']))}か所あります。「�」と出ます。`;
    case 'html': return `${file}は保存したページなので、見える文字だけを取り出しました。`;
  }
}

const TIDIED: Readonly<Record<Fix, string>> = {
  unwrapped: 'データの中から本文を取り出した', letters: '符号になった文字を戻した', signs: '記号を戻した', marks: '行のまわりの印を外した', joined: '分かれた行をつないだ', split: 'つながった行を分けた', twice: '2回目の同じ記録を外した',
};

/** What the engine put right before it compared lines. */
export function readingText({ code, args }: Summary['notes'][number]): string {
  switch (code) {
    case 'paste-tidied': return `貼り付けで変わったところを直して読みました（${Object.keys(args).map((fix) => TIDIED[fix as Fix]).join('、')}）。`;
    case 'newest-first': return '新しい行が上にあるログです。起きた順は、下から上です。';
    case 'day-first': return `日付は「日/月/年」の順に書かれていると読みました（${count(Number(args['count']))}行）。`;
    case 'zones-mixed': return `ほかの行と時差のちがう行が${count(Number(args['count']))}行あります。日本時間に直して、起きた順に並べました。`;
    case 'year-assumed': return `日付に年がないので、${String(args['year'])}年として読みました。`;
    case 'clock-unset': return `時計が合う前の行が${count(Number(args['count']))}行あります。その時刻は、起動してからの時間です。`;
    case 'rebooted': return `起動からの秒が、途中で小さくなっています。${count(Number(args['count']))}回ぶんの起動のログとして読みました。`;
    case 'mixed-order': return '時刻の順でないところがあります。続きのログをつなげたときは、そのままで大丈夫です。';
    case 'no-times': return '行に時刻がありません。並んだ順に起きたものとして読みました。';
  }
}
