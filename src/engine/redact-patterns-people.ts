import { isGenericPhrase, isModelName } from './redact-generic.ts';
import type { Pattern } from './redact-pattern.ts';

/** Words before a person's name. */
const PERSON = '(?:契約者|利用者|使用者|会員|担当者?|代表者?|管理者|責任者|申込者|申請者|依頼者|記入者|投稿者|所有者|名義人?|世帯主|受取人|連絡者|お客様|お客さま|ご本人)(?:名義?|氏名|様)?|氏名|お名前|名義';
/** 「（カナ）」, and what parts a label from its name: a colon, or a blank alone. */
const REMARK = '(?:[（(][^（）()\\r\\n]{1,6}[）)])?';
const KANA = '\\u30a1-\\u30ff\\uff66-\\uff9f';
/** What is no name: the rest of a label, and what a form says. */
const NOT_NAMES = '(?!番号|情報|本人|確認|変更|不明|不在|未定|登録|以外|向け|各位|様|名)';
const NAME = `${NOT_NAMES}([\\u4e00-\\u9fff々${KANA}]{2,7}(?:[ \\u3000][\\u4e00-\\u9fff々\\u3041-\\u30ff\\uff66-\\uff9f]{1,7})?)`;
const END = '(?=[、，,。）)」\\s様さで]|[ \\u3000]|$)';

const isOwn = (value: string): boolean => !isGenericPhrase(value) && !isModelName(value);

/** Names of people, and of the shops and firms they keep, behind a word for one. */
export const PEOPLE_PATTERNS: readonly Pattern[] = [
  { kind: 'name', regex: new RegExp(`((?:${PERSON})${REMARK}[ \\u3000]?[:：=＝][ \\u3000]{0,2}「?)${NAME}${END}`, 'g'), accepts: isOwn, needs: ['者', '会員', '代表', '担当', '名義', '世帯主', '受取人', 'お客', '本人', '氏名', 'お名前'] },
  { kind: 'name', regex: new RegExp(`((?:契約者名?|利用者名|使用者名|会員名|担当者名|代表者名?|名義人?|氏名|お名前|申込者名?|管理者名)[ \\u3000]{1,2})${NAME}${END}`, 'g'), accepts: isOwn, needs: ['契約者', '者名', '会員名', '代表者', '名義', '氏名', 'お名前', '申込者'] },
  { kind: 'name', regex: /(担当者?[ \u3000:：]{1,2})([\u4e00-\u9fff々\u30a1-\u30ff]{2,6}(?:[ \u3000][\u4e00-\u9fff々\u3041-\u30ff]{1,5})?)(?=[ \u3000]?(?:様|さん|氏))/g, needs: ['担当'] },
  { kind: 'name', regex: /((?:会社名|店舗名|店名|法人名|屋号|団体名|勤務先|医院名|施設名|学校名|拠点名)[ \u3000]{0,6}[:：=＝][ \u3000]{0,3}「?)([^\s、。,（）()「」]{2,40})/g, accepts: isOwn, needs: ['名', '屋号', '勤務先'] },
  // 「【田中さんのスマホ】」
  { kind: 'host', regex: /([【「『"(（])([\u3041-\u9fff々]{1,8}(?:さん|くん|ちゃん|様|家)の[^】」』"）)\r\n]{1,20})(?=[】」』"）)])/g },
];
