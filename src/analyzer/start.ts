import type { CatalogueSource } from '../engine/index.ts';
import { need } from './element.ts';
import type { Held } from './held.ts';
import { InputBox } from './input-box.ts';
import { forgetDevice, forgetTab, isInTab, isOnDevice, keepForTab, keepOnDevice, kept } from './keep.ts';
import { ResultView } from './result-view.ts';
import { sharedText } from './share-link.ts';
import type { Presentation, Words } from './words.ts';

/** Milliseconds after which a reader is told what is being waited for. */
const SOON = 500;
const LOADING = '辞典を読み込んでいます。読み込めたら、すぐに調べます。';
const UNLOADED = '辞典を読み込めませんでした。貼ったログは消えていません。通信できるところでこのページを読み込み直してください。';

/**
 * Brings the page to life. The catalogue and its words come late and are waited for only when there is a log. Where they
 * do not come, that is said, and each further log is another try.
 */
export async function startAnalyzer(load: () => Promise<{ readonly catalogue: CatalogueSource; readonly words: Words }>, show: Presentation): Promise<void> {
  need('#analyzer').hidden = false;
  const result = need('#result');
  const status = need('#status');
  let waiting: Held | null = null;
  let view: ResultView | null = null;
  let isLoading = false;
  let timer = 0;

  const box = new InputBox({
    // What was said of another log must not stand beside this one.
    changing: (isTyping) => { result.ariaBusy = 'true'; if (!isTyping) result.hidden = true; },
    changed: (held) => {
      keepHeld(held);
      if (view !== null) { view.open(held); return; }
      waiting = held;
      bring();
      window.clearTimeout(timer);
      timer = window.setTimeout(() => { if (isLoading && held.parts.length > 0) tell(LOADING); }, SOON);
    },
  });

  bring();

  const before = kept();
  if (before !== null) {
    box.fill(before.text);
    box.say(before.where === 'tab' ? '前に貼ったログを戻しました。' : 'この端末に残してあるログを開きました。');
  }
  await openShared();
  addEventListener('hashchange', () => void openShared());

  function bring(): void {
    if (isLoading) return;
    isLoading = true;
    load().then(({ catalogue, words }) => {
      tell('');
      view = new ResultView(catalogue, words, show, box, () => keepHeld(box.held));
      if (waiting !== null) view.open(waiting);
    }).catch((error: unknown) => {
      console.error(error);
      result.ariaBusy = 'false';
      tell(UNLOADED);
      if (waiting !== null && waiting.parts.length > 0) box.failed(UNLOADED);
    }).finally(() => { isLoading = false; });
  }

  /** Says something that is to be seen as well as heard. */
  function tell(text: string): void {
    status.classList.toggle('visually-hidden', text === '');
    status.textContent = text;
  }

  /** Opens the excerpt that the address carries; the log that was here before can be had back. */
  async function openShared(): Promise<void> {
    const shared = await sharedText(location.hash);
    if (shared === null) return;
    if ('fault' in shared) { box.say(UNREADABLE[shared.fault]); return; }
    const { text } = shared;
    if (text !== box.held.text) box.replace(text, 'リンクの中の抜き書きを開きました。値は、送った人が隠しています。');
    // From here on the tab keeps it. Left in the address, it would come back over the reader's own log at a reload.
    if (isInTab(text)) history.replaceState(history.state, '', location.pathname + location.search);
  }

  function keepHeld({ parts, text }: Held): void {
    const keepButton = need<HTMLButtonElement>('#keep');
    const forgetButton = need<HTMLButtonElement>('#forget');
    if (parts.length === 0 || text === null) forgetTab();
    const outcome = parts.length === 0 ? null : text === null ? 'too-long' : keepForTab(text);
    need('#keeping').hidden = parts.length === 0 && !isOnDevice();
    need('#kept').textContent = outcome === null ? '' : KEPT[outcome];
    keepButton.hidden = outcome !== 'kept' || isOnDevice();
    forgetButton.hidden = !isOnDevice();
    keepButton.onclick = () => {
      if (text === null) return;
      const said = keepOnDevice(text) === 'kept' ? 'この端末に残しました。次に開いたときも出ます。' : 'この端末には残せませんでした。';
      box.say(said);
      keepHeld(box.held);
      // The button that was pressed goes; the one in its place takes the focus.
      if (keepButton.hidden) forgetButton.focus();
    };
    forgetButton.onclick = () => {
      forgetDevice();
      box.say('この端末に残したログを消しました。');
      keepHeld(box.held);
      if (keepButton.hidden) need('textarea[name="log"]').focus();
      else keepButton.focus();
    };
  }
}

const UNREADABLE = {
  'damaged': 'リンクの中の抜き書きを読めませんでした。リンクが途中で切れているかもしれません。',
  'old-browser': 'このブラウザーは古いので、リンクの中の抜き書きを読めません。新しいブラウザーで開くか、送った人に、文字で写してもらってください。',
} as const;

const KEPT = {
  'kept': 'ログは、このタブを閉じるまで残ります。読み込み直しても消えません。',
  'too-long': 'このログは長いので、読み込み直すと消えます。元のファイルを残しておいてください。',
  'refused': 'このブラウザーの設定では、読み込み直すとログが消えます。',
} as const;
