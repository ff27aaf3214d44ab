import type { CatalogueSource } from '../engine/index.ts';
import { AskBack } from './ask-back.ts';
import { calmCard, fearedCard } from './calm-view.ts';
import { Chooser } from './chooser.ts';
import { Client } from './client.ts';
import { button, el, need } from './element.ts';
import { explainLine } from './explain-view.ts';
import { findingCard, stepBox } from './findings-view.ts';
import type { Held } from './held.ts';
import type { InputBox } from './input-box.ts';
import { MOST_KEPT } from './keep.ts';
import { linesOfAddress } from './line-address.ts';
import { LineList } from './line-list.ts';
import { nextStep } from './next-step.ts';
import { nextTask } from './next-task.ts';
import { notableCard } from './notable-view.ts';
import { intakeText, readingText } from './note-words.ts';
import type { Row, ShownFinding, Summary } from './protocol.ts';
import { otherCauses, standings } from './rank.ts';
import { SharePanel } from './share-view.ts';
import { TimelineView } from './timeline-view.ts';
import { drawUnknown } from './unknown-view.ts';
import { coverageText, verdict } from './verdict.ts';
import { mayBePart, wordsToCarry } from './carry.ts';
import type { Presentation, Words } from './words.ts';

const MOST_CALMS = 3;
/** What others are told of a log of which no line is known: what it may be is theirs to judge. */
const UNKNOWN_TO_OTHERS = '貼った行は、この辞典にまだない文でした。';
const AGAIN = 'うまく調べられなかったので、もう一度調べています。';

/** All that is said of a log, in the order in which it is needed: verdict, findings, when, every line, coverage. */
export class ResultView {
  readonly #words: Words;
  readonly #show: Presentation;
  readonly #box: InputBox;
  readonly #client: Client;
  readonly #lines: LineList;
  readonly #askBack: AskBack;
  readonly #share: SharePanel;
  readonly #timeline: TimelineView;
  readonly #chooser: Chooser;
  readonly #result = need('#result');
  readonly #status = need('#status');
  #summary: Summary | null = null;
  readonly #read: (text?: string | null) => void;
  #hasFollowed = false;
  /** What is handed to the search where nothing of the log is known. */
  #carried = '';

  /**
   * `read` is called when the text of what was opened is known, and again when a text too long for the box has come
   * from the worker for the tab to keep.
   */
  constructor(catalogue: CatalogueSource, words: Words, show: Presentation, box: InputBox, read: (text?: string | null) => void) {
    this.#read = read;
    this.#words = words;
    this.#show = show;
    this.#box = box;
    this.#client = new Client(catalogue, {
      taken: (taken) => { box.taken(taken); read(); },
      // Seen only where it takes so long that there is progress to tell; announced in any case.
      progress: (done) => { this.#status.classList.remove('visually-hidden'); this.#status.textContent = `調べています（${Math.floor(done * 100)}%）`; },
      // Where drawing fails, nobody must be left waiting for it.
      summary: (summary) => void this.#draw(summary).catch((error: unknown) => { console.error(error); if (this.#summary === summary) this.#fail(); }),
      again: () => {
        this.#result.ariaBusy = 'true';
        box.say(AGAIN);
      },
      failed: () => this.#fail(),
    });
    this.#share = new SharePanel(this.#client, words, show, (numbers) => this.#lines.setPicked(numbers));
    this.#lines = new LineList(this.#client, words, show, { explain: (row) => void this.#explain(row), pick: (n) => this.#share.toggle(n) });
    this.#askBack = new AskBack(words, show, () => box.held.text, () => { if (this.#summary !== null) this.#drawFindings(this.#summary); });
    this.#timeline = new TimelineView(words, show);
    this.#chooser = new Chooser(catalogue, words, show, { text: () => box.held.text, put: (text, said) => box.put(text, said), append: (line) => box.append(line) });
    need('#carry-search').addEventListener('click', () => { if (this.#carried !== '') show.handToSearch(this.#carried); });
    need('#carry-choose').addEventListener('click', () => this.#chooser.focus());
    addEventListener('hashchange', () => this.#follow());
    // Following the link to the line one is already at changes no address.
    document.addEventListener('click', ({ target }) => {
      const link = target instanceof Element ? target.closest('a[href^="#L"]') : null;
      if (link !== null && link.getAttribute('href') === location.hash) this.#follow();
    });
  }

  /** Has a log read and shown; nothing where it is empty. */
  open({ parts }: Held): void {
    this.#askBack.clear();
    this.#summary = null;
    if (parts.length === 0) {
      this.#client.close();
      this.#lines.clear();
      this.#result.hidden = true;
      this.#result.ariaBusy = 'false';
      need('#examples').hidden = false;
      this.#status.textContent = '';
      return;
    }
    this.#status.textContent = '調べています';
    this.#result.ariaBusy = 'true';
    this.#client.open(parts);
  }

  #fail(): void {
    this.#result.ariaBusy = 'false';
    if (this.#summary?.partial === true) need('#verdict').textContent = 'はじめの部分だけを読みました。最後までは調べられませんでした。';
    this.#status.textContent = 'このログを最後まで調べられませんでした。貼ったログは消えていません。短く分けて、もう一度貼ってください。';
    this.#box.failed(this.#status.textContent);
  }

  async #draw(summary: Summary): Promise<void> {
    this.#summary = summary;
    if (!summary.partial) {
      this.#askBack.recall();
      this.#box.unsay(AGAIN);
    }
    this.#box.told(summary.intake);
    this.#result.hidden = false;
    need('#examples').hidden = true;
    this.#drawFindings(summary);
    need('#no-match').hidden = summary.partial || summary.coverage.known > 0;
    need('#no-cause').hidden = summary.partial || summary.coverage.known === 0 || summary.findings.length > 0;
    if (!summary.partial) this.#carry(summary);
    need('#intake').replaceChildren(...summary.intake.map((note) => el('li', {}, intakeText(note), note.code === 'image' ? button('打つ欄を開く', () => this.#chooser.focus(), { class: 'quiet' }) : null)));
    need('#families').textContent = summary.families.length === 0 ? '' : `ログの形：${summary.families.map(({ id, share }) => `${this.#words.families[id]?.title ?? id}（${Math.round(share * 100)}%）`).join('、')}`;
    need('#notes').replaceChildren(...summary.notes.map((note) => el('li', { text: readingText(note) })));
    need('#lines-section').hidden = summary.coverage.total === 0;
    const coverage = need('[data-coverage]');
    coverage.textContent = summary.partial ? '' : coverageText(summary);
    coverage.dataset['coverage'] = `${summary.coverage.known}/${summary.coverage.total}`;
    need('#coverage-section').hidden = summary.partial || summary.coverage.total === 0;
    need('#share-section').hidden = summary.partial || summary.coverage.total === 0;
    // Each part in a task of its own: together they would hold up a finger that scrolls.
    await nextTask();
    if (this.#summary !== summary) return;
    await this.#lines.open(summary);
    if (this.#summary !== summary) return;
    if (!summary.partial) {
      await nextTask();
      if (this.#summary !== summary) return;
      // Going through a long log for its hosts takes longer than the rest is to wait for.
      need('#unknown').hidden = true;
      void this.#client.ask('known', null).then((known) => { if (this.#summary === summary) drawUnknown(summary, this.#words, known); });
      this.#share.open(summary.families.map(({ id }) => this.#words.families[id]?.title ?? id).slice(0, 1).join());
      this.#timeline.draw(await this.#client.ask('timeline', null).catch(() => null));
      if (this.#summary !== summary) return;
      if (this.#box.held.text === null) void this.#client.ask('text', { most: MOST_KEPT }).then((text) => { if (this.#summary === summary) this.#read(text); }).catch(() => undefined);
    }
    this.#result.ariaBusy = String(summary.partial || this.#box.isTyping);
    if (this.#box.takeAct()) need('#verdict-title').scrollIntoView({ block: 'start' });
    if (!summary.partial && !this.#hasFollowed) { this.#hasFollowed = true; this.#follow(); }
  }

  #drawFindings(summary: Summary): void {
    const ranked = standings(summary.findings, this.#askBack.answers, this.#words);
    const others = otherCauses(summary.findings, this.#askBack.answers, this.#words);
    const said = summary.partial ? 'はじめの部分を読みました。全体を調べています。' : verdict(summary, ranked, others, this.#words);
    need('#verdict').textContent = said;
    const steps = ranked.map((standing) => nextStep(standing, this.#askBack.answers, this.#words));
    const first = steps[0] ?? null;
    need('#first-step').replaceChildren(...(first === null ? [] : [stepBox(first, this.#show)]));
    need('#findings').replaceChildren(...ranked.map((standing, index) => findingCard(standing, steps[index]!, index === 0, this.#words, this.#show, (finding) => this.#shareFinding(finding))));
    need('#findings-section').hidden = ranked.length === 0;
    // Beside a cause, signs are mostly its own; faults may be another matter.
    const notable = summary.notable.filter(({ level }) => ranked.length === 0 || level === 'fault').slice(0, ranked.length === 0 ? 5 : 3);
    need('#notable').replaceChildren(...notable.flatMap((one) => notableCard(one, this.#words, this.#show) ?? []));
    need('#notable-section').hidden = notable.length === 0;
    need('#notable-title').textContent = ranked.length === 0 ? '気をつけて見る行' : 'ほかに気をつけて見る行';
    const calms = summary.calms.slice(0, MOST_CALMS).flatMap((one) => calmCard(one, this.#words, this.#show) ?? []);
    const feared = summary.feared.slice(0, MOST_CALMS).flatMap((one) => fearedCard(one, this.#words, this.#show) ?? []);
    need('#calm').replaceChildren(...calms, ...feared);
    need('#calm-section').hidden = calms.length + feared.length === 0;
    this.#askBack.draw(summary.findings);
    this.#share.answered({ ranked, others, verdict: summary.coverage.known > 0 ? said : UNKNOWN_TO_OTHERS, answers: this.#askBack.said });
    if (summary.partial) return;
    // The whole in one text: what is said in two is heard as one, or not at all.
    this.#status.textContent = `${said}${this.#askBack.spoken}`;
    this.#status.classList.add('visually-hidden');
  }

  /** Words that are no line of a log are not lost: the search gets them, and the chooser, if they may be part of a line. */
  #carry({ coverage, list }: Summary): void {
    const words = coverage.known > 0 ? [] : wordsToCarry(list.first.map(({ text }) => text));
    this.#carried = words.join('\n');
    need('#carried').hidden = words.length === 0;
    need('#carry-choose').hidden = !mayBePart(words);
    if (mayBePart(words)) this.#chooser.carry(words[0]!);
  }

  #shareFinding(finding: ShownFinding): void {
    this.#share.choose(finding);
    need('#share-title').scrollIntoView({ block: 'start' });
    need('#share-lines').focus({ preventScroll: true });
  }

  async #explain(row: Row): Promise<void> {
    explainLine(row, await this.#client.ask('explain', { line: row.line }), this.#words, this.#show);
  }

  #follow(): void {
    const range = linesOfAddress(location.hash);
    if (range === null || this.#result.hidden) return;
    void this.#lines.reveal(...range).then((isThere) => { if (!isThere) this.#box.say(`このログに、${range[0]}行目はありません。`); });
  }
}
