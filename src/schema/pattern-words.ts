import type { PatternFault } from '../engine/pattern.ts';

const HOLES = '{n} 数、{hex} 16進数、{ip} IPアドレス、{mac} MACアドレス、{if} インターフェース名、{time} 日時、{dur} 時間の長さ、{word} 空白のない語、{text} 何でも';

/** What is wrong with a template, for a content author. */
export function patternProblem({ fault, found }: PatternFault): string {
  switch (fault) {
    case 'empty': return 'ひな形が空です。';
    case 'unclosed': return `「${found}」の { が閉じていません。`;
    case 'stray-brace': return '閉じるだけの } があります。';
    case 'unknown-hole': return `穴「{${found}}」はありません。`;
    case 'bad-name': return `穴の名前が「{${found}}」になっています。`;
    case 'duplicate-name': return `穴の名前「${found}」が2つあります。`;
    case 'adjacent-holes': return `穴「{${found}}」が前の穴とくっついています。`;
    case 'text-before-short': return `{text} のすぐ後ろの文字「${found}」が短すぎます。`;
    case 'no-literal': return '決まった文字が1つもありません。';
    case 'no-message': return 'header の最後が {message} になっていません。';
  }
}

/** How to mend it, with an example that would do. */
export function patternMend({ fault }: PatternFault): string {
  switch (fault) {
    case 'empty': return '実際の行を写し、変わる部分だけを穴に替えてください。例: "PPPoE セッション解放[{session:text}]"';
    case 'unclosed': return '} を足してください。行に { がそのまま出るなら {{ と書きます。';
    case 'stray-brace': return '行に } がそのまま出るなら }} と書きます。';
    case 'unknown-hole': return `使える穴は ${HOLES} です。`;
    case 'bad-name': return '名前は半角の小文字・数字・_ で書きます。例: {session:text}';
    case 'duplicate-name': return '片方の名前を変えるか、名前を消してください。';
    case 'adjacent-holes': return '穴と穴の間に、行にある文字を残してください。1つの穴にまとめられないかも見てください。';
    case 'text-before-short': return '{text} の後ろに、ほかの穴より前に3文字以上の決まった文字を残すか、{word} や {n} に替えてください。';
    case 'no-literal': return '行にいつも出る文字を残してください。';
    case 'no-message': return '本文の前までを写し、最後に {message} と書いてください。例: "{at:time} {message}"';
  }
}
