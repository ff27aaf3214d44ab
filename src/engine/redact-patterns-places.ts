import type { Pattern } from './redact-pattern.ts';

const NUMBERS = '(?:[0-9][0-9丁目番地号の−ー-]{0,20}|丁目[0-9番地号の−ー-]{0,20})';
/** The house behind the number of its street: 「メゾン山田201号室」. */
const HOUSE = '(?:[ \\u3000]?[^\\s、。，,()（）「」]{2,20}?\\d{1,4}(?:号室|号|室))?';

/** Where somebody lives, and who it is: people write it around the log they paste. */
export const PLACE_PATTERNS: readonly Pattern[] = [
  // A pair of degrees: with its words anywhere on earth, without them within Japan and to some ten metres.
  { kind: 'place', regex: /(^|[^\d.])((?:2\d|3\d|4[0-6])\.\d{4,15}(?:[ ,、/]{1,3}|°? ?N[ ,、/]{1,3})1[2-5]\d\.\d{4,15})(?![\d.])/g },
  { kind: 'place', regex: /((?:\blat(?:itude)?|緯度)["']?[ :=：]{1,3}["']?)([-+]?\d{1,3}\.\d{2,15}["']?[ ,;、&]{0,3}["']?(?:lon(?:gitude)?|lng|経度)["']?[ :=：]{1,3}["']?[-+]?\d{1,3}\.\d{2,15})/gi },
  { kind: 'place', regex: /(北緯 ?)(\d{1,2}[\d.度分秒′″'"]{1,20}[、, ]{0,2}東経 ?\d{1,3}[\d.度分秒′″'"]{1,20})/g, needs: ['北緯'] },
  { kind: 'place', regex: /(〒 ?)(\d{3}[-ー−]?\d{4})(?!\d)/g, needs: ['〒'] },
  // The prefecture stays: it tells which company a line is of.
  { kind: 'place', regex: new RegExp(`(北海道|東京都|(?:大阪|京都)府|[\\u4e00-\\u9fff]{2,3}県)([\\u3041-\\u9fff々ヶ]{1,24}?${NUMBERS}${HOUSE})`, 'g'), accepts: (value) => /[市区町村郡]/.test(value), needs: ['北海道', '東京都', '府', '県'] },
  { kind: 'place', regex: new RegExp(`((?:東京都|(?:大阪|京都)府|[\\u4e00-\\u9fff]{2,3}県)?)([\\u4e00-\\u9fff]{1,6}市[\\u3041-\\u9fff々ヶ]{1,16}?\\d{1,4}(?:(?:-|−|ー|丁目|番地?|の)\\d{1,4}){1,3}号?${HOUSE})`, 'g'), needs: ['市'] },
];
