/** English words that name nothing. A number is never one. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  ('a an and any are as at be been but by can could did do does for from get got had has have he her his i if in into is it its ' +
    'just me my no not of off on or our out she so some than that the their them then there these they this those to too up us was we ' +
    'were what when where which who will with would you your am im ive after before over since while please help japan japanese ' +
    'use uses used using time times every each other more most be being many few even well make makes made way thing something some reason now again go going goes one two as so very really also already still just show shows seems seem having get getting try tried trying want wanted because but only week month day called called told said').split(' '),
);

/**
 * What people say around a question in Japanese: greetings, thanks, themselves, when and how much. Found as whole words only, so that
 * 使えない stays what it is although 使 alone says nothing.
 */
export const FILLERS: readonly string[] = (
  '質問 ご質問 至急 大至急 教えて 教え 教 下さい 下さ 下 お願い 願い 願 宜しく 宜し 思い 思っ 思う 思 使用 使っ 使う 使わ 使い 使 利用 現在 自分 私 僕 俺 我が家 困って 困っ 困 ' +
  '場合 事 件 為 訳 言 出来る 出来た 出来て 出来 出 行 来 見 気 感じ 感 状態 状況 以前 今回 今日 今朝 昨日 昨夜 一昨日 先日 先程 最近 只今 今 前 後 時 中 方 人 日 月 年 分 秒 一応 結局 結果 確か 確 ' +
  '初心者 素人 無知 機械音痴 考え 考 悩み 悩 心配 不安 多分 例えば 例 実際 基礎的 結論 一向に 好奇心 楽しく 楽 長文 購入 買った 買って 買おう 対応策 表示 回答 ご回答 解答 返信 閲覧 有難う 有難 感謝 知恵 皆様 皆さん 詳しい 詳し 普通 普段 通常 全然 全く 全 色々 様々 何 何か 誰か 誰 同じ 同 他 別 良い 良 悪い 悪 必ず 必 一体 ' +
  '程度 約 是非 助けて 助 持 置 付 取 押 書 読 作 始め 始 続 上 左 右 間 住 試 一番 二番 一度 再度 再 先 次 元 内容 理解 可能 可能性 検討 予定 環境 情報 参考 説明 画像 写真 添付 下記 以下 次第 宜敷 ' +
  'アドバイス ご教授 教授 ご教示 教示 ベストアンサー コイン 枚 お礼 お世話 世話 こんにちは こんばんは はじめまして ありがとう よろしく すみません どなたか どうか おそらく とりあえず いつも'
).split(' ');
