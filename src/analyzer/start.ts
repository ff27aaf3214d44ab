import type { CatalogueSource } from '../engine/index.ts';
import { Client } from './client.ts';
import { el, need } from './element.ts';
import { explainLine } from './explain-view.ts';
import { findingCard } from './findings-view.ts';
import { InputBox, type Held } from './input-box.ts';
import { forgetDevice, forgetTab, isOnDevice, keepForTab, keepOnDevice, kept } from './keep.ts';
import { LineList } from './line-list.ts';
import { intakeText, readingText } from './note-words.ts';
import type { Summary } from './protocol.ts';
import { coverageText, verdict } from './verdict.ts';
import type { Presentation, Words } from './words.ts';

/** Brings the page to life. The catalogue and its words come late and are waited for only when there is a log. */
export function startAnalyzer(load: () => Promise<{ readonly catalogue: CatalogueSource; readonly words: Words }>, show: Presentation): void {
  const tool = need('#analyzer');
  tool.hidden = false;
  const result = need('#result');
  const status = need('#status');
  let waiting: Held | null = null;
  let open: ((held: Held) => void) | null = null;

  const box = new InputBox({
    // What was said of another log must not stand beside this one.
    changing: (isTyping) => { result.ariaBusy = 'true'; if (!isTyping) result.hidden = true; },
    changed: (held) => {
      keepHeld(held);
      if (open === null) waiting = held;
      else open(held);
    },
  });

  load().then(({ catalogue, words }) => {
    open = prepare(catalogue, words);
    if (waiting !== null) open(waiting);
  }, () => { status.textContent = '辞典を読み込めませんでした。貼ったログは消えていません。通信できるところでこのページを読み込み直してください。'; });

  const before = kept();
  if (before !== null) {
    box.fill(before.text);
    box.say(before.where === 'tab' ? '前に貼ったログを戻しました。' : 'この端末に残してあるログを開きました。');
  }

  function prepare(catalogue: CatalogueSource, words: Words): (held: Held) => void {
    const client = new Client(catalogue, {
      taken: (taken) => { box.taken(taken); keepHeld(box.held); },
      progress: (done) => { status.textContent = `調べています（${Math.floor(done * 100)}%）`; },
      summary: (summary) => void draw(summary),
      failed: () => { status.textContent = 'このログを最後まで調べられませんでした。貼ったログは消えていません。短く分けて、もう一度貼ってください。'; },
    });
    const lines = new LineList(client, words, show, (row) => explainLine(row, words, show));
    const follow = (): void => {
      const range = /^#L(\d{1,9})(?:-L(\d{1,9}))?$/.exec(location.hash);
      if (range !== null && !result.hidden) void lines.reveal(Number(range[1]), Number(range[2] ?? range[1]));
    };
    addEventListener('hashchange', follow);
    // Following the link to the line one is already at changes no address.
    document.addEventListener('click', ({ target }) => {
      const link = target instanceof Element ? target.closest('a[href^="#L"]') : null;
      if (link instanceof HTMLAnchorElement && link.hash === location.hash) follow();
    });
    let first = true;

    const draw = async (summary: Summary): Promise<void> => {
      const said = verdict(summary, words);
      result.hidden = false;
      need('#examples').hidden = true;
      need('#verdict').textContent = summary.partial ? 'はじめの部分を読みました。全体を調べています。' : said;
      need('#findings').replaceChildren(...summary.findings.map((finding) => findingCard(finding, words, show)));
      need('#findings-section').hidden = summary.findings.length === 0;
      need('#no-match').hidden = summary.partial || summary.coverage.known > 0;
      const coverage = need('[data-coverage]');
      coverage.textContent = summary.partial ? '' : coverageText(summary);
      coverage.dataset['coverage'] = `${summary.coverage.known}/${summary.coverage.total}`;
      need('#families').textContent = summary.families.length === 0 ? '' : `ログの形：${summary.families.map(({ id, share }) => `${words.families[id]?.title ?? id}（${Math.round(share * 100)}%）`).join('、')}`;
      need('#intake').replaceChildren(...summary.intake.map((note) => el('li', { text: intakeText(note) })));
      need('#notes').replaceChildren(...summary.notes.map((note) => el('li', { text: readingText(note) })));
      need('#lines-section').hidden = summary.coverage.total === 0;
      need('#coverage-section').hidden = summary.partial || summary.coverage.total === 0;
      if (!summary.partial) status.textContent = said;
      await lines.open(summary);
      result.ariaBusy = String(summary.partial);
      if (box.takeAct()) need('#verdict-title').scrollIntoView({ block: 'start' });
      if (!summary.partial && first) { first = false; follow(); }
    };

    return ({ parts }) => {
      if (parts.length === 0) {
        client.close();
        lines.clear();
        result.hidden = true;
        need('#examples').hidden = false;
        status.textContent = '';
        return;
      }
      status.textContent = '調べています';
      result.ariaBusy = 'true';
      client.open(parts);
    };
  }

  function keepHeld({ parts, text }: Held): void {
    const note = need('#kept');
    const keepButton = need<HTMLButtonElement>('#keep');
    const forgetButton = need<HTMLButtonElement>('#forget');
    const outcome = parts.length === 0 ? (forgetTab(), null) : text === null ? (forgetTab(), 'too-long' as const) : keepForTab(text);
    need('#keeping').hidden = parts.length === 0 && !isOnDevice();
    note.textContent = outcome === null ? '' : outcome === 'kept' ? 'ログは、このタブを閉じるまで残ります。読み込み直しても消えません。' : outcome === 'too-long' ? 'このログは長いので、読み込み直すと消えます。元のファイルを残しておいてください。' : 'このブラウザーの設定では、読み込み直すとログが消えます。';
    keepButton.hidden = outcome !== 'kept' || isOnDevice();
    forgetButton.hidden = !isOnDevice();
    keepButton.onclick = () => {
      if (text === null) return;
      box.say(keepOnDevice(text) === 'kept' ? 'この端末に残しました。次に開いたときも出ます。' : 'この端末には残せませんでした。');
      keepHeld(box.held);
    };
    forgetButton.onclick = () => {
      forgetDevice();
      box.say('この端末に残したログを消しました。');
      keepHeld(box.held);
    };
  }
}
