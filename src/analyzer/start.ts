import type { CatalogueSource } from '../engine/index.ts';
import { need } from './element.ts';
import type { Held } from './held.ts';
import { InputBox } from './input-box.ts';
import { forgetDevice, forgetTab, isFromLink, isInTab, isOnDevice, isThisOnDevice, keepForTab, keepOnDevice, kept, markFromLink } from './keep.ts';
import { linesOfAddress } from './line-address.ts';
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
      tellWhose(false);
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
  const wasFromLink = isFromLink();
  if (before !== null) {
    box.fill(before.text);
    tellWhose(before.where === 'tab' && wasFromLink);
    box.say(before.where === 'tab' ? '前に貼ったログを戻しました。' : 'この端末に残してあるログを開きました。');
  } else if (linesOfAddress(location.hash) !== null) box.say(NO_LOG_HERE);
  await openShared();
  addEventListener('hashchange', () => {
    if (linesOfAddress(location.hash) !== null && box.held.parts.length === 0) box.say(NO_LOG_HERE);
    void openShared();
  });
  watchLine();

  function bring(): void {
    if (isLoading) return;
    isLoading = true;
    load().then(({ catalogue, words }) => {
      tell('');
      view = new ResultView(catalogue, words, show, box, (text) => keepHeld(box.held, text));
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
    if (text !== box.held.text) box.replace(text, 'リンクの中の抜き書きを開きました。host-masked-1や203.0.113.1のような、置きかえた文字が入っていることがあります。送った人が、元の値のまま出していることもあります。');
    tellWhose(true);
    // From here on the tab keeps it. Left in the address, it would come back over the reader's own log at a reload.
    if (isInTab(text)) history.replaceState(history.state, '', location.pathname + location.search);
  }

  /** Beside the answer, because the answer is what is on the screen. */
  function tellWhose(isOthers: boolean): void {
    need('#from-link').hidden = !isOthers;
    markFromLink(isOthers);
  }

  /** Keeps what is held. `late`: the text of what the box does not have at hand, null where it is too long to keep. */
  function keepHeld({ parts, text: own }: Held, late?: string | null): void {
    const text = own ?? late ?? null;
    const isComing = own === null && late === undefined;
    const keepButton = need<HTMLButtonElement>('#keep');
    const forgetButton = need<HTMLButtonElement>('#forget');
    if (parts.length === 0 || text === null) forgetTab();
    const outcome = parts.length === 0 || isComing ? null : text === null ? 'too-long' : keepForTab(text);
    need('#keeping').hidden = parts.length === 0 && !isOnDevice();
    // Of the two that may keep it, the one that keeps it longer is named.
    need('#kept').textContent = outcome === null ? '' : text !== null && isThisOnDevice(text) ? 'このログは、この端末に残してあります。消すまで、次に開いたときも出ます。' : KEPT[outcome];
    const unkept = need('#unkept');
    unkept.hidden = outcome === null || outcome === 'kept';
    unkept.textContent = unkept.hidden ? '' : need('#kept').textContent;
    keepButton.hidden = outcome !== 'kept' || isOnDevice();
    forgetButton.hidden = !isOnDevice();
    keepButton.onclick = () => {
      if (text === null) return;
      const said = keepOnDevice(text) === 'kept' ? 'この端末に残しました。' : 'この端末には残せませんでした。';
      box.say(said);
      keepHeld(box.held, late);
      // The button that was pressed goes; the one in its place takes the focus.
      if (keepButton.hidden) forgetButton.focus();
    };
    forgetButton.onclick = () => {
      forgetDevice();
      box.say('この端末に残したログを消しました。');
      keepHeld(box.held, late);
      if (keepButton.hidden) need('textarea[name="log"]').focus();
      else keepButton.focus();
    };
  }
}

const NO_LOG_HERE = 'このアドレスは、ログの行の番号だけを指しています。ログはこの端末にないので、同じログをここに貼ると、その行へ行きます。ログそのものを人に渡すには、「人に見せる抜き書き」のリンクを使います。';

/** Says while the device has no line that links lead nowhere: only what has been opened before is stored. */
function watchLine(): void {
  const tell = (): void => {
    document.body.classList.toggle('is-offline', !navigator.onLine);
    need('#no-line').hidden = navigator.onLine;
  };
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();
}

const UNREADABLE = {
  'damaged': 'リンクの中の抜き書きを読めませんでした。リンクが途中で切れているかもしれません。',
  'old-browser': 'このブラウザーは古いので、リンクの中の抜き書きを読めません。新しいブラウザーで開くか、送った人に、文字で写してもらってください。',
} as const;

const KEPT = {
  'kept': 'ログは、このタブを閉じるまで残ります。読み込み直しても消えません。',
  'too-long': 'このログは長いので、読み込み直したり、ほかのページから戻ったりすると消えます。元のファイルを残し、記事は新しいタブで開いてください。',
  'refused': 'このブラウザーの設定では、読み込み直したり、ほかのページから戻ったりすると、ログが消えます。記事は新しいタブで開いてください。',
} as const;
