import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTokenizer, type TokenKind } from '../../src/search/tokenize.ts';

const tokenize = createTokenizer();

/** What a question asks for: the terms without the parts of words. */
function asked(text: string, without: readonly TokenKind[] = ['part', 'soft', 'faint']): string[] {
  return tokenize(text).filter(({ kind }) => !without.includes(kind)).map(({ term }) => term);
}

describe('つづりの違う同じことば', () => {
  test.each([
    ['つながらない', ['繋がらない', '繫がらない', 'つながりません', 'ツナガラナイ', '接続できない', '接続ができません', '接続出来ない', '入れない', 'アクセスできない', '見られない', "can't connect", 'CANNOT CONNECT', 'tsunagaranai']],
    ['何もしていない', ['なにもしてない', 'なんもしてへん', 'なんもしとらん', '何もいじってない']],
    ['開けない', ['開けへん', '開けません']],
    ['Web会議', ['zoom', 'ズーム', 'チームズ']],
    ['PPPランプ', ['ぴーぴーぴーランプ']],
    ['初期化', ['しょきか']],
    ['外から', ['外部から', '外出先から', 'よそから', 'from outside']],
    ['ポート開放', ['ポートを開放', 'ポート転送', '静的IPマスカレード', '静的ＩＰマスカレード', '静的NAPT', 'バーチャルサーバー', 'バーチャルサーバ', 'ポートマッピング', 'ポートフォワーディング', 'port forwarding', 'ﾎﾟｰﾄ開放']],
    ['HGW', ['ホームゲートウェイ', 'ホームゲートウエイ', 'ひかり電話ルーター', 'ひかり電話ルータ', 'home gateway', 'ｈｇｗ']],
    ['遅い', ['重い', '速度が出ない', '遅くて', '遅すぎる', 'おそい', 'slow', 'osoi']],
    ['切れる', ['途切れる', '落ちる', '切断', 'disconnects']],
    ['Wi-Fi', ['WiFi', 'wifi', 'ＷｉＦｉ', 'Wi Fi', '無線LAN', 'ワイファイ']],
    ['プロバイダ', ['プロバイダー', 'ﾌﾟﾛﾊﾞｲﾀﾞ', 'ISP', 'ぷろばいだー']],
    ['ルーター', ['ルータ', 'ルータ―', 'ﾙｰﾀ', 'るーたー', 'router', 'Router']],
    ['サーバー', ['サーバ', 'ｻｰﾊﾞｰ', '鯖', 'server']],
    ['v6プラス', ['V6プラス', 'ｖ６プラス', 'v6 プラス', 'v6plus']],
    ['二重ルーター', ['二重ルータ', '2重ルーター', '２重ルータ', 'ダブルルーター', 'double router']],
    ['NURO', ['nuro光', 'Neuro光', 'ニューロ']],
  ])('%s', (word, others) => {
    const term = asked(word);
    expect(term).toHaveLength(1);
    for (const other of others) expect([other, asked(other)]).toEqual([other, term]);
  });

  test.each([
    ['型番', 'PR-400MI', ['pr400mi', 'PR400MI', 'ＰＲ－４００ＭＩ', 'PR_400MI']],
    ['任天堂のエラー', '2618-0516', ['２６１８－０５１６', '2618−0516', '26180516']],
    ['Windowsのエラー', '0x800CCC0E', ['0X800ccc0e', '０ｘ８００ＣＣＣ０Ｅ']],
    ['ブラウザーのエラー', 'ERR_CONNECTION_TIMED_OUT', ['err_connection_timed_out', 'ＥＲＲ＿ＣＯＮＮＥＣＴＩＯＮ＿ＴＩＭＥＤ＿ＯＵＴ']],
    ['アドレス', '192.168.1.1', ['１９２．１６８．１．１']],
    ['IPv6のアドレス', '2408:210:db8::1', ['２４０８：２１０：ｄｂ８：：１', '2408:210:DB8::1']],
    ['短い数字', '651', ['６５１']],
  ])('%s %s は一語になる', (_name, code, others) => {
    const term = asked(code);
    expect(term).toHaveLength(1);
    for (const other of others) expect([other, asked(other)]).toEqual([other, term]);
  });
});

describe('似ていて違うことば', () => {
  test.each([
    ['ポート', 'ボート'],
    ['バス', 'パス'],
    ['つながる', 'つながらない'],
    ['2618-0516', '2618-0513'],
    ['PR-400MI', 'PR-400NE'],
    ['IPv4', 'IPv6'],
    ['v6', 'v6プラス'],
    ['外から', '中から'],
    ['切れる', '切れない'],
    ['192.168.1.1', '192.168.11.1'],
  ])('%s と %s', (one, other) => {
    expect(asked(one)).not.toEqual(asked(other));
  });

  test.each([
    ['サポート', '#ポート'],
    ['オレンジ', '#電子レンジ'],
    ['始める', '#メール'],
    ['考えられる', '#エラー'],
    ['変更', '#不具合'],
    ['観光', '#光回線'],
    ['について', '#点灯'],
    ['つながらなくなった', '#消える'],
    ['効かなくなって', '#消える'],
    ['変わり', '#不具合'],
    ['設定は一部使える', '#特定のサイト'],
    ['bonus', '#ONU'],
    ['セッション解放', '#ポート開放'],
  ])('「%s」の中に%sはない', (text, term) => {
    expect(tokenize(text).map((token) => token.term)).not.toContain(term);
  });
});

describe('切り分け', () => {
  test('業界のことばは、複合語の中でも一語になる', () => {
    expect(asked('ブロードバンドルーターのログ')).toEqual(['#ルーター', '#ログ']);
    expect(asked('ルーターログ')).toEqual(asked('ルータログ'));
  });

  test('知らない漢字とカタカナは、2文字ずつ重ねて切る', () => {
    expect(asked('気象観測')).toEqual(['気象', '象観', '観測']);
    expect(asked('コンバイン')).toEqual(['こん', 'んば', 'ばい', 'いん']);
  });

  test('ひらがなだけの2文字は、索引に入れない種類になる', () => {
    expect(tokenize('よくわかりにくいのですが').filter(({ term, kind }) => kind !== 'soft' && /^[ぁ-ん]+$/.test(term))).toEqual([]);
  });

  test('長い語の一部だけでも引けるように、部分も出す', () => {
    const parts = tokenize('静的IPマスカレード').filter(({ kind }) => kind === 'part').map(({ term }) => term);
    expect(parts).toContain('静的');
    expect(tokenize('PR-400MI').filter(({ kind }) => kind === 'part').map(({ term }) => term)).toContain('400mi');
  });

  test('日時は語に数えない', () => {
    expect(asked('2023/03/23 11:43:35 PPPoE セッション')).toEqual(['#PPPoE', '#セッション']);
  });

  test('ログの記号の中の語を拾う', () => {
    expect(asked('PPPOE[01] Disconnected, cause [PPPoE: PADI Timeout]')).toEqual(['#PPPoE', '01', '#切れる', '#原因', '#PPPoE', 'padi', '#タイムアウト']);
  });

  test('用語集のつづりは同じ語になり、同義語の組にも加わる', () => {
    const withGlossary = createTokenizer([['AAAAレコード', 'クアッドエー'], ['ホームゲートウェイ', 'ヒカリノハコ']]);
    const term = (text: string): string[] => withGlossary(text).filter(({ kind }) => kind === 'domain').map((token) => token.term);
    expect(term('クアッドエー')).toHaveLength(1);
    expect(term('クアッドエー')).toEqual(term('AAAAレコード'));
    expect(term('ヒカリノハコ')).toEqual(term('HGW'));
  });

  test('位置は、その語が書かれた所を指す', () => {
    const text = '昨日からﾙｰﾀｰが繋がらない PR-400MI';
    const slices = tokenize(text).filter(({ kind }) => kind === 'domain' || kind === 'word').map(({ from, to }) => text.slice(from, to));
    expect(slices).toEqual(['昨日から', 'ﾙｰﾀｰ', '繋がらない', 'PR-400MI']);
  });
});

describe('どんな文でも', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.stringMatching(/^[ァ-ヴぁ-んー一-龠a-z0-9 .:\-_/[\]{}ｱ-ﾝﾞﾟ％ー、。]{0,80}$/),
  );

  test('落ちず、位置は文の中にあり、語は空でない', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { term, from, to } of tokenize(text)) {
          expect(term).not.toBe('');
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test('2回切っても同じになる', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(createTokenizer()(text)).toEqual(tokenize(text));
    }), { numRuns: 20 });
  });
});
