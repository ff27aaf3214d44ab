import { describe, expect, test } from 'vitest';
import { issuesAfter, wordsAfter, type Change } from './fixture.ts';

/* eslint-disable-next-line -- the content of a test is plain data of any shape */
type Loose = Record<string, never> & { [key: string]: Loose };
const at = (content: Parameters<Change>[0], name: string): Loose => content[name] as unknown as Loose;

test('正しい内容に、直すところはない', async () => {
  expect(await issuesAfter(() => {})).toEqual([]);
});

test.each(['2018:05:04-12:44:43 utm session lost', 'session lost at 04/May/2018:12:45:17'])('日付を、IPv6アドレスと見まちがえない: %s', async (line) => {
  expect(await issuesAfter((content) => { ((content['messages/box/session']!['messages'] as unknown as { near_misses: string[] }[])[0]!).near_misses = [line]; })).toEqual([]);
});

test('はじめの組が年に似たIPv6アドレスは、見のがさない', async () => {
  const issues = await issuesAfter((content) => { ((content['messages/box/session']!['messages'] as unknown as { near_misses: string[] }[])[0]!).near_misses = ['session lost to 2018:5:4::7']; });
  expect(issues.map(({ problem }) => problem)).toEqual(['本物らしいIPv6アドレス「2018:5:4::7」があります。']);
});

describe('内容の誤りは、ファイルと項目と直し方を言う', () => {
  test.each<[string, Change, string]>([
    ['原因のIDの書きまちがい', (content) => { (at(content, 'symptoms/no-net')['causes']![0 as never] as unknown as Record<string, string>)['cause'] = 'wrong-pasword'; },
      'content/symptoms/no-net.mdx の causes[0].cause: 原因「wrong-pasword」がありません。\n  → 「wrong-password」の書きまちがいなら直してください。新しい項目なら content/causes/wrong-pasword.mdx を作ります。'],
    ['知らない項目', (content) => { content['causes/wrong-password']!['titel'] = 'x'; },
      'content/causes/wrong-password.mdx の titel: 「titel」という項目はありません。\n  → 「title」の書きまちがいなら直してください。使える項目は title、summary、confidence、wordings、english、sources、checked、formerly、evidence、reassure、checks、workarounds、resolutions、who、not_who、suspected_first、neighbours、services です。'],
    ['ない項目', (content) => { delete content['fixes/type-again']!['worked']; },
      'content/fixes/type-again.mdx の worked: 「worked」がありません。\n  → うまくいったかの確かめ方。'],
    ['出典がない', (content) => { content['checks/lamp']!['sources'] = []; },
      'content/checks/lamp.mdx の sources: 出典が1つもありません。\n  → 出典。'],
    ['ない出典を指す', (content) => { ((content['messages/box/session']!['messages'] as Record<string, unknown>[])[0]!)['source'] = 'b'; },
      'content/messages/box/session.mdx の messages[0].source: 出典「b」が sources にありません。\n  → sources の key は a です。'],
    ['例がひな形に合わない', (content) => { ((content['messages/box/session']!['messages'] as { templates: { samples: unknown[] }[] }[])[1]!).templates[0]!.samples = [{ seen: 'session start[main]' }]; },
      'content/messages/box/session.mdx の messages[1].templates[0].samples[0]: ひな形に合いません: session start[main]\n  → 変わる部分だけを {ip} や {n} にして、残りは行をそのまま写してください。見出し（日時や機器名）は例に入れません。'],
    ['ひな形の穴の名前', (content) => { ((content['messages/box/session']!['messages'] as { templates: { text: string }[] }[])[1]!).templates[0]!.text = 'session begin[{session:wrod}]'; },
      'content/messages/box/session.mdx の messages[1].templates[0].text: 穴「{session:wrod}」はありません。\n  → 使える穴は {n} 数、{hex} 16進数、{ip} IPアドレス、{mac} MACアドレス、{if} インターフェース名、{time} 日時、{dur} 時間の長さ、{word} 空白のない語、{text} 何でも です。'],
    ['似ているだけの行に合ってしまう', (content) => { ((content['messages/box/session']!['messages'] as { near_misses: string[] }[])[0]!).near_misses = ['session end[other]']; },
      'content/messages/box/session.mdx の messages[0].near_misses[0]: 合ってはいけない行に合います: session end[other]\n  → ひな形の穴を狭くするか、決まった文字を足してください。'],
    ['手がかりなのに似た行がない', (content) => { ((content['messages/box/session']!['messages'] as { near_misses: string[] }[])[0]!).near_misses = []; },
      'content/messages/box/session.mdx の messages[0].near_misses: 似ているが合ってはいけない行がありません。\n  → fault と sign の文には、よく似た別の行（成功の行や、語が1つ違う行）を1つ以上書いてください。'],
    ['本物らしいアドレス', (content) => { ((content['messages/box/session']!['messages'] as { near_misses: string[] }[])[0]!).near_misses = ['session ended from 153.242.1.1']; },
      'content/messages/box/session.mdx の messages[0].near_misses[0]: 本物らしいIPv4アドレス「153.242.1.1」があります。\n  → 192.0.2.1 のような文書用のアドレスに替えてください。'],
    ['警告のない危ない手順', (content) => { content['fixes/type-again']!['steps'] = [{ anchor: 'type', do: 'ボタンを押して初期化します。' }]; },
      'content/fixes/type-again.mdx の steps[0].do: 「初期化します」とありますが、警告「初期化すると設定が消えます」がありません。\n  → danger に factory-reset を足してください。'],
    ['リンク先がない', (content) => { content['causes/wrong-password']!['body'] = '[これ](/causes/nothing/)を見ます。'; },
      'content/causes/wrong-password.mdx の 本文: リンク先「/causes/nothing/」がありません。\n  → content/ の下のファイル名を見て、IDを直してください。'],
    ['どこからもたどれない', (content) => { content['checks/alone'] = { ...content['checks/lamp'] }; },
      'content/checks/alone.mdx: どこからもたどれません。\n  → 原因の checks か、症状の表に書いてください。'],
    ['欄の組のはずが、1つの言葉', (content) => { (content['messages/box/session']!['messages'] as { causes?: unknown }[])[0]!.causes = ['wrong-password']; },
      'content/messages/box/session.mdx の messages[0].causes[0]: 値には、名前の付いた欄を並べて書きます。\n  → 「cause: …」のように、1行に1つずつ書いてください。使える項目は '],
    ['並びのはずが、1つの言葉', (content) => { content['causes/wrong-password']!['checks'] = 'lamp'; },
      'content/causes/wrong-password.mdx の checks: 「checks」は、いくつか並べて書く欄です。\n  → 1つでも、次の行に「- 」を付けて書いてください。 '],
    ['欄が空', (content) => { content['fixes/type-again']!['worked'] = null; },
      'content/fixes/type-again.mdx の worked: 「worked」が空です。\n  → うまくいったかの確かめ方。'],
    ['文のはずが、数', (content) => { content['causes/wrong-password']!['title'] = 691; },
      'content/causes/wrong-password.mdx の title: 「title」が、文として読めません。\n  → 数や記号だけの値、true や no は、"…" で囲んでください。'],
    ['別の type の欄', (content) => { content['families/box']!['processes'] = ['box']; },
      'content/families/box.mdx の processes: 「processes」は、この type では使えません。\n  → 消すか、type を見直してください。'],
    ['まだ書いていない', (content) => { content['checks/lamp']!['proves'] = 'ここに書く'; },
      'content/checks/lamp.mdx の proves: まだ「ここに書く」のままです。\n  → その項目のことを書いてください。わからない項目は、消せるなら消します。'],
    ['同じ目印が2つある', (content) => { ((content['checks/lamp']!['answers'] as { anchor: string }[])[1]!).anchor = 'on'; },
      'content/checks/lamp.mdx: 目印「on」が2つあります。\n  → 片方の anchor を別の名前にしてください（公開していないほうを変えます）。'],
    ['どのページにもある目印', (content) => { ((content['checks/lamp']!['answers'] as { anchor: string }[])[1]!).anchor = 'main'; },
      'content/checks/lamp.mdx: 目印「main」は、どのページにもあるので使えません。\n  → 別の名前にしてください。例: main-1'],
    ['先の日付', (content) => { content['causes/wrong-password']!['checked'] = '2027-01-01'; },
      'content/causes/wrong-password.mdx の checked: 日付（2027-01-01）が先の日になっています。\n  → 内容を確かめた日を書いてください。'],
    ['本文にコードがある', (content) => { content['causes/wrong-password']!['body'] = 'import x from "y"'; },
      'content/causes/wrong-password.mdx の 本文: import や export があります。\n  → 本文には文章だけを書いてください。'],
    ['本文に記号の<がある', (content) => { content['causes/wrong-password']!['body'] = '見出しの<30>です。'; },
      'content/causes/wrong-password.mdx の 本文: 「<」があります。\n  → 記号の < は、`…` で囲むか、全角の＜にしてください。'],
  ])('%s', async (_name, change, words) => {
    expect(await wordsAfter(change)).toContainEqual(expect.stringContaining(words));
  });

  test('読めない書き方は、行の番号を言う', async () => {
    const [words] = await wordsAfter((content) => { delete content['causes/wrong-password']; }, { raw: { 'causes/wrong-password.mdx': '---\ntitle: Mar 24: x: y\n---\n' } });
    expect(words).toMatch(/^content\/causes\/wrong-password\.mdx: 2行目のあたりが読めません。/);
    expect(words).toContain('は、"…" で囲んでください。');
  });

  test.each([
    ['タブの字下げ', 'sources:\n\t- key: a', '行の頭のタブを消して、半角の空白に替えてください。'],
    ['同じ欄が2つ', 'title: あ\ntitle: い', '同じ名前の欄が2つあります。'],
    ['そろっていない字下げ', 'sources:\n  - key: a\n   name: い', '行の頭の空白が上の行とそろっているか'],
    ['閉じ忘れた引用符', 'title: "あ', '"…" を閉じ忘れていないかを見てください。'],
  ])('読めない書き方の直し方: %s', async (_name, yaml, mend) => {
    const [words] = await wordsAfter((content) => { delete content['causes/wrong-password']; }, { raw: { 'causes/wrong-password.mdx': `---\n${yaml}\n---\n` } });
    expect(words).toContain(mend);
    expect(words).not.toMatch(/[A-Z]{3}_/);
  });

  test('読めない項目のせいで、ほかの項目の誤りに見えることはない', async () => {
    const words = await wordsAfter((content) => { delete content['fixes/type-again']!['worked']; });
    expect(words).toEqual(['content/fixes/type-again.mdx の worked: 「worked」がありません。\n  → うまくいったかの確かめ方。']);
  });

  test('すべての誤りを一度に言う', async () => {
    const words = await wordsAfter((content) => {
      delete content['fixes/type-again']!['worked'];
      content['causes/wrong-password']!['titel'] = 'x';
    });
    expect(words.filter((line) => line.includes('fixes/type-again')).length).toBeGreaterThan(0);
    expect(words.filter((line) => line.includes('causes/wrong-password')).length).toBeGreaterThan(0);
  });
});

describe('一度公開したものは、なくならない', () => {
  test('ページがなくなれば言う', async () => {
    const words = await wordsAfter((content) => {
      delete content['fixes/type-again'];
      content['causes/wrong-password']!['resolutions'] = [];
    }, { ledger: 'before' });
    expect(words).toContain('content/ledger.json の /fixes/type-again/: 公開したページがなくなっています。\n  → 項目を戻すか、移した先の項目の formerly に「/fixes/type-again/」を書いてください。');
  });
  test('formerlyに書けば、移したことになる', async () => {
    const issues = await issuesAfter((content) => {
      content['fixes/enter-again'] = { ...content['fixes/type-again'], formerly: ['/fixes/type-again/'] };
      delete content['fixes/type-again'];
      content['causes/wrong-password']!['resolutions'] = ['enter-again'];
    }, { ledger: 'before' });
    expect(issues.map(({ problem }) => problem)).toEqual(['台帳に番号がありません。']);
  });
  test('目印がなくなれば言う', async () => {
    const words = await wordsAfter((content) => { ((content['checks/lamp']!['answers'] as { anchor: string }[])[1]!).anchor = 'dark'; }, { ledger: 'before' });
    expect(words).toContain('content/ledger.json の /checks/lamp/#off: 公開した目印がなくなっています。\n  → そのページに anchor: off を戻してください。公開した目印は変えません。');
  });
  test('新しいページは、台帳に載せるよう言う', async () => {
    const words = await wordsAfter((content) => {
      content['fixes/another'] = { ...content['fixes/type-again'] };
      content['causes/wrong-password']!['workarounds'] = ['another'];
    }, { ledger: 'before' });
    expect(words).toEqual(['content/fixes/another.mdx: 台帳に番号がありません。\n  → 「npm run ledger」を実行して、content/ledger.json もいっしょに保存してください。']);
  });
});
