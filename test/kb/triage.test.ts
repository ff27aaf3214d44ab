import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/kb/load.ts';
import { MOST_PAGES, MOST_QUESTIONS, NOT_SURE, triage, type State } from '../../src/kb/triage.ts';
import { DOORS, OTHER_DOOR, doorOf, openDoors, withoutDoor } from '../../src/kb/triage-doors.ts';

const knowledge = await loadKnowledge(fileURLToPath(new URL('../..', import.meta.url)));
const { doors, states } = triage(knowledge);
const symptoms = knowledge.of('symptom').map(({ id }) => id);
const byPath = new Map(states.map((state) => [state.path, state]));
const named = (state: State): string => `${state.path}（${state.check?.id ?? '問いなし'}）`;
const ids = (candidates: State['remaining']): string[] => candidates.map(({ cause }) => cause.id);

describe('入口', () => {
  test('どの症状も、ちょうど1つの入口にある', () => {
    const placed = doors.flatMap((door) => door.symptoms);
    expect(placed.toSorted()).toEqual(symptoms.toSorted());
    const table = [...DOORS, OTHER_DOOR].flatMap((door) => door.symptoms);
    expect(table.filter((id, index) => table.indexOf(id) !== index)).toEqual([]);
  });

  test('表には、今ある症状だけが載っている', () => {
    const there = new Set([...symptoms, ...[...knowledge.unread].map((name) => name.replace(/^symptom /, ''))]);
    expect([...DOORS, OTHER_DOOR].flatMap((door) => door.symptoms).filter((id) => !there.has(id))).toEqual([]);
  });

  test('症状から、自分の質問のページへ行ける', () => {
    for (const id of symptoms) expect.soft(byPath.has(`/triage/${doorOf(id).id}/${id}/`), id).toBe(true);
    expect(doorOf('brand-new')).toBe(OTHER_DOOR);
  });

  test('どの入口にも、症状がある', () => {
    expect(doors.filter((door) => door.symptoms.length === 0).map(({ label }) => label)).toEqual([]);
  });

  test('表にない症状は「そのほか」に並び、なければ「そのほか」はない', () => {
    expect(openDoors(['slow-always', 'brand-new'])).toContainEqual({ ...OTHER_DOOR, symptoms: ['brand-new'] });
    expect(withoutDoor(['slow-always', 'brand-new'])).toEqual(['brand-new']);
    expect(openDoors(['slow-always']).map(({ id }) => id)).toEqual(DOORS.map(({ id }) => id));
  });

  test('どの症状にも、入口がある（なければ src/kb/triage-doors.ts の表に書く）', () => {
    expect(withoutDoor(symptoms)).toEqual([]);
  });
});

describe('質問のページ', () => {
  test(`全部で${MOST_PAGES}ページを超えない`, () => {
    expect(states.length).toBeGreaterThan(symptoms.length);
    expect(1 + doors.length + states.length).toBeLessThanOrEqual(MOST_PAGES);
  });

  test('アドレスは重ならず、症状のページの下に答えの名前が並ぶ', () => {
    expect(byPath.size).toBe(states.length);
    for (const { path, door, symptom, steps } of states) {
      expect(path).toMatch(/^\/(?:[a-z0-9-]+\/)+$/);
      expect(path.startsWith(`/triage/${door.id}/${symptom.id}/`)).toBe(true);
      expect(path.split('/').length - 5).toBe(steps.length);
    }
  });

  test('「わからない」の名前を持つ答えはない', () => {
    expect(knowledge.of('check').filter(({ data }) => data.answers.some(({ anchor }) => anchor === NOT_SURE)).map(({ file }) => file)).toEqual([]);
  });

  test('どのページにも、リンクをたどって着ける', () => {
    const linked = new Set(states.flatMap(({ outcomes }) => outcomes.flatMap(({ next }) => next ?? [])));
    expect(states.filter((state) => state.steps.length > 0 && !linked.has(state.path)).map(named)).toEqual([]);
    expect([...linked].filter((path) => !byPath.has(path))).toEqual([]);
  });

  test(`質問は続けて${MOST_QUESTIONS}つまでで、同じことを二度聞かない`, () => {
    for (const state of states) {
      const asked = [...state.steps.map(({ check }) => check.id), ...(state.check === undefined ? [] : [state.check.id])];
      expect.soft(new Set(asked).size, named(state)).toBe(asked.length);
      expect.soft(asked.length, named(state)).toBeLessThanOrEqual(MOST_QUESTIONS);
    }
  });

  test('質問には必ず「わからない」があり、次の質問か残る原因に進める', () => {
    const asking = states.filter(({ check }) => check !== undefined);
    expect(asking.length).toBeGreaterThan(0);
    for (const state of asking) {
      const unsure = state.outcomes.filter(({ answer }) => answer === undefined);
      expect.soft(unsure.length, named(state)).toBe(1);
      expect.soft(unsure[0]!.next !== undefined || unsure[0]!.remaining.length > 0, named(state)).toBe(true);
    }
  });

  test('どの質問にも、原因を減らす答えがある', () => {
    const idle = states.filter(({ check, remaining, outcomes }) => check !== undefined && !outcomes.some((outcome) => outcome.remaining.length > 0 && outcome.remaining.length < remaining.length));
    expect(idle.map(named)).toEqual([]);
  });

  test('初めの問いは、症状のページが最初に勧めるものと同じ', () => {
    const asked = (id: string): string | undefined => states.find(({ symptom, steps }) => symptom.id === id && steps.length === 0)?.check?.id;
    expect(asked('no-internet-all-devices')).toBe('outage-page');
    expect(asked('game-friends-cannot-join')).toBe('game-service-status');
    // Where no question is asked, no check tells the causes apart.
    const speaks = (check: string, causes: readonly string[]): boolean =>
      knowledge.find('check', check)?.data.answers.some(({ supports }) => supports.some((cause) => causes.includes(cause))) ?? false;
    const other = knowledge.of('symptom').filter(({ id, data }) => asked(id) !== undefined && asked(id) !== data.first_check && speaks(data.first_check, data.causes.map(({ cause }) => cause)));
    expect(other.map(({ id }) => id)).toEqual([]);
  });

  test('答えが否定した原因は、もう出ない', () => {
    for (const state of states) {
      const excluded = state.steps.flatMap(({ answer }) => answer?.excludes ?? []);
      expect.soft(ids(state.remaining).filter((id) => excluded.includes(id)), named(state)).toEqual([]);
    }
  });

  test('答えが支持した原因を先に、ほかは「違ったとき」に分ける', () => {
    const state = byPath.get('/triage/all/pppoe-auth-error/') ?? expect.fail('pppoe-auth-errorのページがありません。');
    const outcome = state.outcomes.find(({ answer, others }) => answer !== undefined && answer.supports.length > 0 && others.length > 0) ?? expect.fail('支持する答えがありません。');
    expect(ids(outcome.remaining).every((id) => outcome.answer!.supports.includes(id))).toBe(true);
    expect(ids(outcome.others).some((id) => outcome.answer!.supports.includes(id) || outcome.answer!.excludes.includes(id))).toBe(false);
  });

  test('表のどの原因にも、見分ける確かめ方の答えのどれかが「これだ」と言う', () => {
    const silent = knowledge.of('symptom').flatMap(({ id, data }) => data.causes.flatMap(({ cause, check }) =>
      knowledge.find('check', check)?.data.answers.some(({ supports }) => supports.includes(cause)) === false ? [`${id}: ${check} の答えが ${cause} を支持しません`] : []));
    expect(silent).toEqual([]);
  });

  test('問いのページが足りずに切れた先でも、表の原因は1つも隠れない', () => {
    for (const { symptom, steps, outcomes } of states.filter((state) => state.steps.length === 0 && state.check !== undefined)) {
      expect(steps).toEqual([]);
      const shown = new Set(outcomes.flatMap(({ remaining, others }) => ids([...remaining, ...others])));
      expect.soft(symptom.data.causes.filter(({ cause }) => !shown.has(cause)).map(({ cause }) => cause), symptom.id).toEqual([]);
    }
  });

  test('同じ知識からは、同じページができる', () => {
    expect(triage(knowledge).states.map(({ path }) => path)).toEqual(states.map(({ path }) => path));
  });
});
