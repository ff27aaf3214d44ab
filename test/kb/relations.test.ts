import { describe, expect, test } from 'vitest';
import { Knowledge, readEntry, type Entry } from '../../src/kb/load.ts';
import { ends, relate, type Role } from '../../src/kb/relations.ts';
import type { Kind } from '../../src/schema/vocabulary.ts';

const ledger = { next: 1, pages: {} };
const COMMON = `title: 題
summary: 要約です。
confidence: reported
sources: [{ name: 記録, kind: report, seen: 2026-11-22 }]
checked: 2026-11-22
`;

function entry(kind: Kind, id: string, fields: string): Entry {
  const read = readEntry(kind, id, `${id}.mdx`, `---\n${COMMON}${fields}\n---\n`, ledger);
  expect(read.issues).toEqual([]);
  return read.entry!;
}

function message(anchor: string, more = ''): string {
  return `  - { anchor: ${anchor}, title: 題, templates: [{ text: ${anchor}です, samples: [{ seen: ${anchor}です }] }], level: sign, meaning: 意味。, confidence: reported, near_misses: [別の行]${more} }\n`;
}

const cause = (id: string, more = ''): Entry => entry('cause', id, `checks: [lamp]\nwho: [{ text: だれでも。, confidence: reported }]\n${more}`);
const check = (id: string, more = ''): Entry =>
  entry('check', id, `question: 点いていますか。
how: [{ anchor: look, do: 見ます。 }]
answers:
  - { anchor: lit, text: 点いている, means: 動いています。, confidence: reported${more} }
  - { anchor: dark, text: 消えている, means: 止まっています。, confidence: reported }
proves: 今の状態。
not_proves: 前の状態。`);
const fix = (id: string, more = ''): Entry =>
  entry('fix', id, `steps: [{ anchor: do, do: します。 }]\nundo: 戻します。\nworked: 見ます。\nif_not: [{ text: だめなら。${more} }]`);

function relationsOf(...entries: Entry[]) {
  return relate(new Knowledge(entries, ledger, []));
}

/** `['may-be', 'symptom down', 'cause cut']`, with the anchor after `#` where there is one. */
function told(edges: ReturnType<typeof relate>['edges']): [Role, string, string][] {
  const name = ({ kind, id }: Entry, anchor?: string): string => `${kind} ${id}${anchor === undefined ? '' : `#${anchor}`}`;
  return edges.map(({ role, from, fromAnchor, to, toAnchor }) => [role, name(from, fromAnchor), name(to, toAnchor)]);
}

describe('項目どうしの関係は、両側から読める', () => {
  test('症状から原因と確かめ方へ、確かさをつけて', () => {
    const down = entry('symptom', 'down', `wordings: [切れた, 落ちた]
triggers: [always]
save_first: [写真]
first_check: lamp
causes: [{ cause: cut, check: lamp, see: 消えています。, confidence: inferred }]`);
    const cut = cause('cut');
    const lamp = check('lamp');
    const relations = relationsOf(down, cut, lamp);
    expect(told(relations.from(down))).toEqual([
      ['first-check', 'symptom down', 'check lamp'],
      ['may-be', 'symptom down', 'cause cut'],
      ['told-by', 'symptom down', 'check lamp'],
    ]);
    expect(relations.to(cut)).toMatchObject([{ role: 'may-be', from: down, confidence: 'inferred' }]);
    expect(ends(relations.to(lamp, 'first-check', 'told-by'), 'from')).toEqual([down]);
  });

  test('原因から直し方へ、手当てと根本を分けて', () => {
    const cut = cause('cut', 'workarounds: [tether]\nresolutions: [repair]');
    const [tether, repair] = [fix('tether'), fix('repair')];
    const relations = relationsOf(cut, tether, repair);
    expect(told(relations.to(tether))).toEqual([['worked-around-by', 'cause cut', 'fix tether']]);
    expect(told(relations.to(repair))).toEqual([['resolved-by', 'cause cut', 'fix repair']]);
  });

  test('確かめ方の答えから、支持する原因と否定する原因へ', () => {
    const [cut, busy] = [cause('cut'), cause('busy')];
    const lamp = check('lamp', ', supports: [busy], excludes: [cut]');
    const relations = relationsOf(lamp, cut, busy);
    expect(told(relations.to(busy))).toContainEqual(['supports', 'check lamp#lit', 'cause busy']);
    expect(told(relations.to(cut))).toContainEqual(['excludes', 'check lamp#lit', 'cause cut']);
  });

  test('直し方から、次の直し方と確かめ方へ', () => {
    const [first, second, lamp] = [fix('first', ', fix: second, check: lamp'), fix('second'), check('lamp')];
    const relations = relationsOf(first, second, lamp);
    expect(ends(relations.to(second, 'next'), 'from')).toEqual([first]);
    expect(ends(relations.to(lamp, 'next'), 'from')).toEqual([first]);
  });

  test('プログラムと機器は、どちらに書いても同じ1つの関係になる', () => {
    const device = entry('family', 'box', 'type: device\nplace: home\nmakers: [ある社]\nprograms: [pppd]');
    const program = entry('family', 'pppd', 'type: program\nruns_on: [box]');
    expect(told(relationsOf(device, program).edges)).toEqual([['runs', 'family box', 'family pppd']]);
  });
});

describe('ログの文', () => {
  const story = (of: string): string => `evidence:
  - { id: both, title: 並ぶ, type: ${of.split('},').length > 1 ? 'ordered' : 'single'}, of: [${of}], strength: strong, settle: [lamp], says: 切れたとみられます。 }`;

  test('文を名指す話は、その文からその原因へたどれる', () => {
    const page = entry('message', 'box/session', `messages:\n${message('begun')}${message('gone')}`);
    const cut = cause('cut', story("{ message: 'box/session#gone' }"));
    const relations = relationsOf(page, cut, check('lamp'));
    expect(told(relations.to(page, 'shown-by'))).toEqual([['shown-by', 'cause cut#story-both', 'message box/session#gone']]);
    expect(told(relations.from(cut, 'settled-by'))).toEqual([['settled-by', 'cause cut#story-both', 'check lamp']]);
  });

  test('出来事で書いた話は、その出来事のどのメーカーの文からもたどれる', () => {
    const box = entry('message', 'box/session', `messages:\n${message('gone', ', event: wan.session/end')}${message('begun', ', event: wan.session/begin')}`);
    const other = entry('message', 'other/ppp', `messages:\n${message('closed', ', event: wan.session/end')}`);
    const cut = cause('cut', story('{ event: wan.session/end }'));
    const relations = relationsOf(box, other, cut);
    expect(told(relations.from(cut, 'shown-by')).map(([, , to]) => to)).toEqual(['message box/session#gone', 'message other/ppp#closed']);
  });

  test('「続く」と「前に出る」は、両方に書いても1つの関係になる', () => {
    const page = entry('message', 'box/session', `messages:\n${message('begun', ", precedes: ['box/session#gone']")}${message('gone', ", follows: ['box/session#begun']")}`);
    expect(told(relationsOf(page).edges)).toEqual([['precedes', 'message box/session#begun', 'message box/session#gone']]);
  });

  test('「前に出る」だけを別のページに書いても、前の文からたどれる', () => {
    const before = entry('message', 'box/sam', `messages:\n${message('begun')}`);
    const after = entry('message', 'box/session', `messages:\n${message('gone', ", follows: ['box/sam#begun']")}`);
    const relations = relationsOf(before, after);
    expect(told(relations.from(before, 'precedes'))).toEqual([['precedes', 'message box/sam#begun', 'message box/session#gone']]);
  });
});

test('行き先のない参照は関係にならない', () => {
  const cut = cause('cut', 'resolutions: [no-such-fix]\nneighbours: [{ cause: nowhere, differ: 違います。 }]');
  expect(relationsOf(cut).edges).toEqual([]);
});

test('実例から、症状・原因・直し方・機器・会社・サービスへたどれる', () => {
  const story = entry('case', 'one-night', `happened: 2023-03
families: [box]
provider: isp
service: v6
symptom: down
timeline: [{ at: 朝, what: 切れた。 }, { at: 夜, what: 直った。 }]
told: [ランプ]
cause: cut
fixes: [repair]
ended: 直りました。`);
  const ends = [
    cause('cut'), fix('repair'),
    entry('family', 'box', 'type: device\nplace: home\nmakers: [ある社]'),
    entry('provider', 'isp', 'plans: [{ name: 光, services: [{ service: v6, confidence: official }] }]'),
    entry('service', 'v6', 'technology: map-e\ntechnology_confidence: official\nports: { text: 240個。, confidence: official }\ntell: [{ text: 見ます。, confidence: official }]'),
    entry('symptom', 'down', 'wordings: [切れた, 落ちた]\ntriggers: [always]\nsave_first: [写真]\nfirst_check: lamp\ncauses: [{ cause: cut, check: lamp, see: 消えています。, confidence: inferred }]'),
  ];
  const relations = relationsOf(story, ...ends);
  expect(told(relations.from(story)).map(([role, , to]) => [role, to])).toEqual([
    ['began-as', 'symptom down'], ['was', 'cause cut'], ['ended-by', 'fix repair'], ['happened-on', 'family box'], ['happened-with', 'provider isp'], ['happened-with', 'service v6'],
  ]);
  expect(told(relations.to(ends[4]!, 'sold-as'))).toEqual([['sold-as', 'provider isp', 'service v6']]);
});
