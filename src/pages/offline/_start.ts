import { need } from '../../analyzer/element.ts';
import { href } from '../../components/href.ts';
import { canKeep, countStored, forgetAll, keepAll, keptEdition, offered, shareOf, type Offer } from '../../offline/keep-all.ts';
import { megabytes, sayProgress, sayStanding, WHY_NOT } from '../../offline/keep-words.ts';
import { isSavingData } from '../../offline/register.ts';

const base = href('/');
const state = need('#keep-state');
const said = need('#keep-said');
const going = need('#keep-going');
const bar = need<HTMLProgressElement>('#keep-bar');
const amount = need('#keep-amount');
const start = need<HTMLButtonElement>('#keep-start');
const stop = need<HTMLButtonElement>('#keep-stop');
const again = need<HTMLButtonElement>('#keep-again');
const forget = need<HTMLButtonElement>('#keep-forget');
const note = need('#keep-note');

let offer: Offer | undefined;
let stopped = new AbortController();

if (canKeep()) {
  start.addEventListener('click', () => void keep());
  stop.addEventListener('click', () => stopped.abort());
  again.addEventListener('click', () => void look());
  forget.addEventListener('click', () => void remove());
  addEventListener('online', () => { if (going.hidden) void look(); });
  void look();
} else {
  state.textContent = 'このブラウザーでは保存できません。iPhoneとiPadではSafari 16.4以降、ほかでは新しいChrome、Edge、Firefoxの、ふつうのタブ（プライベートではないもの）で開いてください。';
}

/** Says what is here and what there is to fetch. `why`: what has just happened, said first. */
async function look(why = ''): Promise<void> {
  offer = await offered(base);
  const kept = await keptEdition(base);
  const share = offer === undefined ? undefined : await shareOf(base, offer.edition);
  const standing = sayStanding({
    kept: kept === undefined ? undefined : { bytes: kept.bytes, isCurrent: kept.edition === offer?.edition.edition },
    offer: offer === undefined || share === undefined ? undefined : { bytes: offer.edition.bytes, here: share.bytes },
    hasPart: (await countStored(base)) > 0,
  });
  start.textContent = standing.start ?? '';
  note.textContent = standing.start === undefined ? '' : await beforeStart();
  show({ going: false, start: standing.start !== undefined, again: standing.again, forget: standing.forget }, why + standing.state);
}

/** What else a reader wants to know before the button is pressed. */
async function beforeStart(): Promise<string> {
  const saving = isSavingData() ? 'この端末は、データを節約する設定です。' : '';
  const isFirst = (await navigator.serviceWorker.getRegistration(base)) === undefined;
  const tool = isFirst ? `ほかに、ログを調べる道具（${megabytes(500_000)}まで）も受け取ります。` : '';
  return `${saving}${tool}Wi-Fiなど、通信の量を気にしなくてよいところで保存してください。`;
}

async function keep(): Promise<void> {
  if (offer === undefined) return look();
  stopped = new AbortController();
  const whole = offer.edition.bytes;
  show({ going: true, start: false, again: false, forget: false }, '保存しています。このページを開いたままにしてください。', stop);
  note.textContent = '';
  let told = 0;
  const outcome = await keepAll(base, href('/sw.js'), offer, stopped.signal, (bytes) => {
    bar.value = bytes / whole;
    amount.textContent = sayProgress(bytes, whole);
    // Read aloud now and then, not with every packet.
    const quarter = Math.floor((bytes / whole) * 4);
    if (quarter > told && quarter < 4) said.textContent = `${quarter * 25}%まで来ました。`;
    told = Math.max(told, quarter);
  });
  said.textContent = '';
  await look(outcome === 'kept' ? '保存しました。' : WHY_NOT[outcome]);
  if (outcome === 'kept') note.textContent = await askToStay();
}

/** Asks the browser not to clear this site's storage by itself; some ask the reader, some decide alone. */
async function askToStay(): Promise<string> {
  const stays = await navigator.storage?.persist?.().catch(() => false);
  return stays === true ? 'ブラウザーは、空きが少なくなっても消さないと答えました。' : '空きが少なくなると、ブラウザーが消すことがあります。';
}

async function remove(): Promise<void> {
  const kept = await keptEdition(base);
  if (kept !== undefined && !confirm(`保存した辞典（${megabytes(kept.bytes)}）を、この端末から消します。電波のないところでは読めなくなります。`)) return;
  const why = (await forgetAll(base)) ? '消しました。' : WHY_NOT.elsewhere;
  await look(why);
}

/** Shows the buttons that make sense; one that had the focus and goes leaves it to `next`. */
function show(what: { going: boolean; start: boolean; again: boolean; forget: boolean }, said: string, next: HTMLElement = state): void {
  const held = document.activeElement;
  state.textContent = said;
  going.hidden = stop.hidden = !what.going;
  start.hidden = !what.start;
  again.hidden = !what.again;
  forget.hidden = !what.forget;
  if (held instanceof HTMLButtonElement && held.hidden) next.focus();
}
