import type { Outcome } from './keep-all.ts';

/** A size as a reader counts it: one decimal, never nothing. */
export function megabytes(bytes: number): string {
  return `${Math.max(0.1, bytes / 1e6).toFixed(1)}MB`;
}

/** What is known of the device and the host when the page is looked at. */
export interface Standing {
  /** The edition kept whole: its weight, and whether the host offers the same. */
  readonly kept: { readonly bytes: number; readonly isCurrent: boolean } | undefined;
  /** What the host offers: what it weighs, and how much of that is here. Undefined without a network. */
  readonly offer: { readonly bytes: number; readonly here: number } | undefined;
  /** Something of an interrupted download is here. */
  readonly hasPart: boolean;
}

/** What to say and what to offer. */
export interface Said {
  readonly state: string;
  /** The label of the button that starts, undefined where there is nothing to start. */
  readonly start?: string;
  /** Looking again may help. */
  readonly again: boolean;
  readonly forget: boolean;
}

/** What a reader is told before anything is fetched: what is here, and what the rest would cost. */
export function sayStanding({ kept, offer, hasPart }: Standing): Said {
  const forget = kept !== undefined || hasPart;
  if (kept?.isCurrent === true) return { state: `辞典の全部をこの端末に保存しています（${megabytes(kept.bytes)}）。いちばん新しい版です。電波がなくても読めます。`, again: false, forget };
  if (offer === undefined) {
    const here = kept !== undefined ? `辞典の全部をこの端末に保存しています（${megabytes(kept.bytes)}）。電波がなくても読めます。新しい版があるかは、通信できないのでわかりません。` : '通信できないので、保存を始められません。通信できるところで開いてください。';
    return { state: here, again: true, forget };
  }
  const rest = megabytes(offer.bytes - offer.here);
  if (kept !== undefined) return { state: `辞典の新しい版があります。取りかえるには、${rest}の通信をします。取りかえ終わるまでは、保存してある版が読めます。`, start: `新しい版に取りかえる（${rest}）`, again: false, forget };
  if (offer.here > 0) return { state: `途中まで保存しています（${megabytes(offer.bytes)}のうち${megabytes(offer.here)}）。まだ読めません。残りは${rest}です。`, start: `続きを保存する（${rest}）`, again: false, forget };
  return { state: `まだ保存していません。全部で${rest}の通信をします。`, start: `全部を保存する（${rest}）`, again: false, forget };
}

/** How far the download has come. */
export function sayProgress(bytes: number, whole: number): string {
  return `${Math.floor((bytes / whole) * 100)}%（${(bytes / 1e6).toFixed(1)}MB／${megabytes(whole)}）`;
}

/** What a reader is told when it did not come to an end. What stands before it says what is here. */
export const WHY_NOT: Readonly<Record<Exclude<Outcome, 'kept'>, string>> = {
  stopped: '止めました。受け取ったところまでは残してあります。',
  full: 'この端末の空きが足りません。写真や動画などを減らしてから、続きを保存してください。',
  offline: '通信が切れました。受け取ったところまでは残してあります。電波のよいところで、続きを保存してください。',
  moved: '受け取ったものが、この辞典のものと合いません。保存している間に新しい版が出たか、Wi-Fiの同意の画面などが割りこんでいます。もう一度押してください。',
  elsewhere: '別のタブで保存しています。そちらを見てください。',
  unable: 'このブラウザーが保存を断りました。プライベートブラウズを使っているときは、ふつうのタブで開いてください。',
};
