import type { Kind } from '../schema/vocabulary.ts';

/** What a reader finds in the plain lists. Symptoms, messages, families and terms have index pages of their own. */
export const KIND_DESCRIPTIONS = {
  cause: 'つながらない、遅い、外から入れないといったトラブルの原因です。起きる人、確かめ方、直し方へ進めます。',
  fix: '始める前の条件、失うもの、費用、戻し方までを書いた手順です。',
  check: 'どの原因かを見分ける方法です。どの答えが出ても、次に進めます。',
  case: '実際にあったできごとです。何が起き、何を先に疑い、何が決め手だったかを書いています。',
  service: 'IPv4のつながり方ごとの、使えるポート、通るもの、見分け方です。',
  provider: 'プランごとの接続サービス、接続IDの形、確かめるページ、戻す道です。',
} satisfies Partial<Record<Kind, string>>;

export type ListedKind = keyof typeof KIND_DESCRIPTIONS;
export const LISTED_KINDS = Object.keys(KIND_DESCRIPTIONS) as ListedKind[];
