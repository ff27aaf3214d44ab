import { createHash } from 'node:crypto';
import type { CatalogueSource, SelectorSource, StorySource } from '../engine/catalogue.ts';
import type { Story } from '../schema/story.ts';
import type { Cause } from '../schema/entries.ts';
import type { Knowledge } from './load.ts';

const UNIT_MILLIS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `10s` → 10000. The schema has checked the form. */
export function durationMillis(text: string): number {
  const match = /^(\d+)(ms|s|m|h|d)$/.exec(text);
  if (match === null) throw new RangeError(`not a duration: ${text}`);
  return Number(match[1]) * UNIT_MILLIS[match[2]!]!;
}

function selectorSource({ event, message, where }: Story['of'][number]): SelectorSource {
  return { ...(event === undefined ? {} : { event }), ...(message === undefined ? {} : { message }), ...(where === undefined ? {} : { where }) };
}

/** Checks that settle a story: its own, else those of its cause. */
function settledBy(story: Story, checks: readonly string[]): readonly string[] {
  return story.settle.length > 0 ? story.settle : checks;
}

function storySource(cause: string, url: string, story: Story, checks: readonly string[]): StorySource {
  return {
    cause,
    url,
    id: story.id,
    type: story.type,
    of: story.of.map(selectorSource),
    ...(story.within === undefined ? {} : { within: durationMillis(story.within) }),
    ...(story.at_least === undefined ? {} : { atLeast: story.at_least }),
    ...(story.apart === undefined ? {} : { apart: durationMillis(story.apart) }),
    ...(story.retold === undefined ? {} : { retold: durationMillis(story.retold) }),
    ...(story.by === undefined ? {} : { by: story.by }),
    ...(story.from === undefined ? {} : { from: story.from }),
    ...(story.unless === undefined ? {} : { unless: { any: story.unless.any.map(selectorSource), ...(story.unless.within === undefined ? {} : { within: durationMillis(story.unless.within) }) } }),
    ...(story.silent_with.length === 0 ? {} : { silentWith: story.silent_with.map(selectorSource) }),
    restoredBy: story.restored_by.map(selectorSource),
    against: story.against.map(selectorSource),
    strength: story.strength,
    settle: settledBy(story, checks),
  };
}

/** Whether the engine looks for a message: others stand on screens, which nobody pastes as a log. */
function isRead({ screen }: { readonly screen: string }): boolean {
  return screen === 'log' || screen === 'status';
}

/** Everything the engine needs of the knowledge base, as plain data. The version is a digest: the same content gives the same one. */
export function catalogueSource(knowledge: Knowledge): CatalogueSource {
  const data = {
    families: knowledge.of('family').map(({ id, data: family }) => ({
      id,
      ...(family.type === 'device' && family.shape ? { isShape: family.shape } : {}),
      processes: family.type === 'program' ? family.processes : [],
      programs: family.type === 'device' ? family.programs : [],
      formats: family.type === 'device' ? family.formats.map(({ anchor, header, order }) => ({ id: `${id}#${anchor}`, header, order })) : [],
    })),
    messages: knowledge.of('message').flatMap((page) => page.data.messages.filter(isRead).map((message) => ({
      id: `${page.id}#${message.anchor}`,
      family: page.id.split('/')[0]!,
      templates: message.templates.map(({ text }) => text),
      level: message.level,
      ...(message.event === undefined ? {} : { event: message.event }),
      ...(message.when.length === 0 ? {} : { when: message.when.map(({ hole, is, level }) => ({ hole, is, level })) }),
    }))),
    stories: knowledge.of('cause').flatMap((cause) => cause.data.evidence.map((story) => storySource(cause.id, cause.path, story, cause.data.checks))),
    calms: knowledge.of('cause').flatMap((cause) => cause.data.reassure.map(({ id, of, sender, unless }) => ({ cause: cause.id, id, of: of.map(selectorSource), sender, unless: unless.map(selectorSource) }))),
  };
  return { version: createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12), ...data };
}

/** A check as the first safe thing to do: its title, its page and the first of its steps. */
function firstCheckOf(knowledge: Knowledge, id = ''): { readonly title: string; readonly url: string; readonly do: string } | undefined {
  const check = knowledge.find('check', id);
  return check === undefined ? undefined : { title: check.data.title, url: check.path, do: check.data.how[0]!.do };
}

/** The words of the analyzer. Their shape is written where they are read, and the page that brings both together holds them to it. */
export type Words = ReturnType<typeof catalogueWords>;

/**
 * The words of the analyzer, keyed by the ids that the engine answers with: apart from the catalogue, because matching
 * does not need them. Of causes no log can show only what an answer of the reader may lead to, and of checks only those
 * that are asked: a phone stores all of it on its first visit.
 */
export function catalogueWords(knowledge: Knowledge) {
  const shown = knowledge.of('cause').filter(({ data }) => data.evidence.length > 0 || data.reassure.length > 0);
  const settling = new Set(shown.flatMap(({ data }) => data.evidence.flatMap((story) => settledBy(story, data.checks))));
  const asked = knowledge.of('check').filter(({ id }) => settling.has(id));
  const supported = new Set(asked.flatMap(({ data }) => data.answers.flatMap(({ supports }) => supports)));
  for (const { id } of shown) supported.delete(id);
  const asProviders = ({ workarounds, resolutions }: Cause): { isProviders?: true } => ([...workarounds, ...resolutions].some((id) => knowledge.find('fix', id)?.data.call?.to === 'provider') ? { isProviders: true } : {});
  return {
    messages: Object.fromEntries(knowledge.of('message').flatMap((page) => page.data.messages.filter(isRead).map(({ anchor, title, meaning, confidence, worry, next, noise_until: until, when }) => [
      `${page.id}#${anchor}`,
      {
        title, meaning, confidence, url: `${page.path}#${anchor}`, ...(worry === undefined ? {} : { worry }), ...(next === undefined ? {} : { next }), ...(until === undefined ? {} : { until }),
        ...(when.length === 0 ? {} : { when: Object.fromEntries(when.map(({ level, meaning: then, worry: fear }) => [level, { meaning: then, ...(fear === undefined ? {} : { worry: fear }) }])) }),
      },
    ] as const))),
    causes: Object.fromEntries(shown.map((cause) => {
      const { title, summary, confidence, checks, workarounds, resolutions, evidence, reassure } = cause.data;
      const check = firstCheckOf(knowledge, checks[0]);
      const fix = knowledge.find('fix', workarounds[0] ?? resolutions[0] ?? '');
      return [cause.id, {
        title, summary, url: cause.path, number: cause.number, confidence,
        stories: Object.fromEntries(evidence.map(({ id, title: name, says, settle }) => {
          // A story that leaves out the first check of its cause has answered it: its own comes first.
          const own = settle.length > 0 && !settle.includes(checks[0] ?? '') ? firstCheckOf(knowledge, settle[0]) : undefined;
          return [id, { title: name, says, ...(own === undefined ? {} : { firstCheck: own }) }];
        })),
        ...(reassure.length === 0 ? {} : { calms: Object.fromEntries(reassure.map(({ id, why, worry_when: until }) => [id, { why, until }])) }),
        // The first step of the first check, and the first fix: the first safe things to do.
        ...(check === undefined ? {} : { firstCheck: check }),
        ...(fix === undefined ? {} : { firstFix: { title: fix.data.title, url: fix.path } }),
        ...asProviders(cause.data),
      }] as const;
    })),
    otherCauses: Object.fromEntries(knowledge.of('cause').filter(({ id }) => supported.has(id)).map((cause) => [cause.id, { title: cause.data.title, url: cause.path, ...asProviders(cause.data) }])),
    checks: Object.fromEntries(asked.map((check) => [check.id, { question: check.data.question, url: check.path, answers: check.data.answers.map(({ text, means, supports, excludes }) => ({ text, means, supports, excludes })) }])),
    families: Object.fromEntries(knowledge.of('family').map((family) => [family.id, { title: family.data.title, url: family.path, ...(family.data.type === 'device' ? { place: family.data.place } : {}) }])),
  };
}
