import type { FindingState, Strength } from '../engine/index.ts';
import { count } from './count.ts';
import type { Summary } from './protocol.ts';
import type { Standing } from './rank.ts';
import type { Words } from './words.ts';

const SAID: Readonly<Record<Strength, string>> = { decisive: 'です。', strong: 'とみられます。', weak: 'かもしれません。' };

/** How sure a finding is, in words that say what to do with it. */
export const STRENGTH_WORDS: Readonly<Record<Strength, { readonly label: string; readonly means: string }>> = {
  decisive: { label: '確か', means: 'この並びなら、ほかの原因はまず考えられません。' },
  strong: { label: 'かなり確か', means: 'この並びからは、これがいちばん考えられます。ログだけでは決まらないので、「まず確かめること」で確かめてください。' },
  weak: { label: '弱い手がかり', means: 'ほかの原因も残っています。「まず確かめること」で確かめるまでは、決めないでください。' },
};

/** What the strength means once the reader has answered: nobody is told to do what they have just done. */
export function meansOf({ finding, supports, excludes }: Standing): string {
  if (excludes > 0) return 'ログの並びからは考えられますが、あなたの答えとは合いません。';
  if (supports > 0 && finding.strength !== 'decisive') return 'ログの並びと、あなたの答えが、どちらもこの原因と合います。';
  return STRENGTH_WORDS[finding.strength].means;
}

export const STATE_WORDS: Readonly<Record<FindingState, { readonly label: string; readonly means: string }>> = {
  ongoing: { label: '続いています', means: 'ログの終わりまで、元に戻ったことを示す行がありません。' },
  recurring: { label: '今は戻っていますが、くり返しています', means: 'あとに元に戻ったことを示す行がありますが、前にも戻ってから、また起きています。' },
  recovered: { label: '直っています', means: 'あとに、元に戻ったことを示す行があります。' },
  unknown: { label: '今の状態は不明', means: '今も続いているかは、このログからはわかりません。' },
};

/**
 * The answer in one sentence or two, findings as they stand after the reader's answers: what most likely happened and
 * whether it goes on, or honestly that nothing can be said. `others` are causes that only the answers lead to.
 */
export function verdict(summary: Summary, ranked: readonly Standing[], others: readonly string[], words: Words): string {
  const { coverage, levels } = summary;
  const rest = coverage.total - coverage.known;
  if (coverage.total === 0) return '読める行がありません。';
  if (coverage.known === 0) return summary.shaped ? '行の形はわかりましたが、辞典にある文が1つもありません。' : '辞典にある文が1つもありません。ルーターのログではないか、まだ載せていない機種のログです。';
  const first = ranked[0]?.finding;
  if (first !== undefined) {
    const title = words.causes[first.cause]?.title ?? first.cause;
    if (ranked[0]!.excludes > 0) return `ログからは「${title}」に見えますが、あなたの答えとは合いません。${others.length > 0 ? '' : 'ほかの原因は、このログからはわかりません。困りごとが続いているなら、症状のことばでさがせます。'}`;
    const left = ranked.filter(({ excludes }) => excludes === 0).length;
    const more = left > 1 ? `ほかに考えられることが${left - 1}件あります。` : '';
    // A weak sign must not hide a fault that it does not speak of.
    const fault = first.strength === 'weak' ? summary.notable.find(({ level }) => level === 'fault') : undefined;
    const besides = fault === undefined ? '' : `別に、故障を示す行もあります（「${words.messages[fault.message]?.title ?? fault.message}」）。`;
    const agrees = ranked[0]!.supports > 0 ? 'あなたの答えとも合います。' : '';
    return `原因は「${title}」${SAID[first.strength]}${agrees}${sentence(first.state)}${more}${besides}`;
  }
  const most = summary.notable[0];
  const named = most === undefined ? '' : nameOf(most, summary.notable.length > 1, words);
  const scary = words.messages[summary.feared[0]?.message ?? '']?.title;
  const feared = scary === undefined ? '' : `「${scary}」の行は、こわく見えますが、ふつうは心配いりません。`;
  if (levels.fault > 0) return `故障を示す行が${count(levels.fault)}行あります${named}。行の並びから1つの原因には決められませんでした。${feared}`;
  if (levels.sign > 0) return `${feared}手がかりになる行が${count(levels.sign)}行あります${named}。故障と言える行や並びは、見つかりませんでした。`;
  const calm = summary.calms[0];
  if (calm !== undefined) {
    const lines = `「${words.causes[calm.cause]?.title ?? calm.cause}」という行が${count(calm.count)}行`;
    return rest > 0
      ? `${lines}あり、この行は心配いりません。ほかに故障を示す行は、見つかりませんでした。辞典にない行が${count(rest)}行あり、そちらのことはわかりません。`
      : `この記録は、心配いりません。${lines}あります。故障を示す行は、見つかりませんでした。困っていることがあれば、原因は別にあります。`;
  }
  const common = words.messages[summary.common?.message ?? '']?.title;
  const mostly = common === undefined ? '' : `いちばん多いのは「${common}」（${count(summary.common!.count)}行）です。`;
  return `${feared}わかった${count(coverage.known)}行に、故障を示すものはありません。${mostly}${rest > 0 ? `辞典にない行が${count(rest)}行あるので、正常とは言い切れません。` : 'ログに出ない故障もあります。'}`;
}

/**
 * The first of the lines worth looking at, by its title. Where an address in it made it one, the title alone may sound like good
 * news (「IPv4アドレスをもらえた」), so what is to be looked at is said too.
 */
function nameOf({ message, level }: Summary['notable'][number], more: boolean, words: Words): string {
  const known = words.messages[message];
  if (known === undefined) return '';
  return `（「${known.title}」${known.when?.[level] === undefined ? '' : 'の、アドレスの種類'}${more ? 'など' : ''}）`;
}

/** How many lines are known: 「7行のうち7行がわかりました」. */
export function coverageText({ coverage, levels }: Summary): string {
  const unknown = levels.unknown > 0 ? `未収録の${count(levels.unknown)}行は、意味を当てずっぽうで出すことはしません。` : '';
  return `${count(coverage.total)}行のうち${count(coverage.known)}行がわかりました。${unknown}`;
}

function sentence(state: FindingState): string {
  return state === 'ongoing' ? '直ったことを示す行は、まだありません。' : state === 'recurring' ? '今は戻っていますが、くり返しています。' : state === 'recovered' ? 'そのあと直っています。' : '今も続いているかは、わかりません。';
}
