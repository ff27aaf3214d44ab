import { createHash } from 'node:crypto';
import type { CatalogueSource, SelectorSource, StorySource } from '../engine/catalogue.ts';
import type { Story } from '../schema/story.ts';
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

function storySource(cause: string, url: string, story: Story, checks: readonly string[]): StorySource {
  return {
    cause,
    url,
    id: story.id,
    type: story.type,
    of: story.of.map(selectorSource),
    ...(story.within === undefined ? {} : { within: durationMillis(story.within) }),
    ...(story.at_least === undefined ? {} : { atLeast: story.at_least }),
    ...(story.by === undefined ? {} : { by: story.by }),
    ...(story.unless === undefined ? {} : { unless: { any: story.unless.any.map(selectorSource), ...(story.unless.within === undefined ? {} : { within: durationMillis(story.unless.within) }) } }),
    restoredBy: story.restored_by.map(selectorSource),
    against: story.against.map(selectorSource),
    strength: story.strength,
    settle: story.settle.length > 0 ? story.settle : checks,
  };
}

/** Everything the engine needs of the knowledge base, as plain data. The version is a digest: the same content gives the same one. */
export function catalogueSource(knowledge: Knowledge): CatalogueSource {
  const data = {
    families: knowledge.of('family').map(({ id, data: family }) => ({
      id,
      processes: family.type === 'program' ? family.processes : [],
      programs: family.type === 'device' ? family.programs : [],
      formats: family.type === 'device' ? family.formats.map(({ anchor, header, order }) => ({ id: `${id}#${anchor}`, header, order })) : [],
    })),
    messages: knowledge.of('message').flatMap((page) => page.data.messages.filter(({ screen }) => screen === 'log' || screen === 'status').map((message) => ({
      id: `${page.id}#${message.anchor}`,
      family: page.id.split('/')[0]!,
      templates: message.templates.map(({ text }) => text),
      level: message.level,
      ...(message.event === undefined ? {} : { event: message.event }),
      ...(message.when.length === 0 ? {} : { when: message.when.map(({ hole, is, level }) => ({ hole, is, level })) }),
    }))),
    stories: knowledge.of('cause').flatMap((cause) => cause.data.evidence.map((story) => storySource(cause.id, cause.path, story, cause.data.checks))),
  };
  return { version: createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12), ...data };
}

/** What the analyzer says of a message: apart from the catalogue, because matching does not need it. */
export interface MessageWords {
  readonly title: string;
  readonly meaning: string;
  readonly confidence: string;
  readonly url: string;
  readonly worry?: string;
  readonly next?: string;
}

/** What the analyzer says of a cause. */
export interface CauseWords {
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly number: number;
  readonly confidence: string;
  /** Story id → what it says of the log. */
  readonly stories: Readonly<Record<string, { readonly title: string; readonly says: string }>>;
  /** The first step of the first check, and the first fix, as the first safe things to do. */
  readonly firstCheck?: { readonly title: string; readonly url: string; readonly do: string };
  readonly firstFix?: { readonly title: string; readonly url: string };
}

/** What the analyzer asks back. */
export interface CheckWords {
  readonly question: string;
  readonly url: string;
  readonly answers: readonly { readonly text: string; readonly means: string; readonly supports: readonly string[]; readonly excludes: readonly string[] }[];
}

export interface Words {
  readonly messages: Readonly<Record<string, MessageWords>>;
  readonly causes: Readonly<Record<string, CauseWords>>;
  readonly checks: Readonly<Record<string, CheckWords>>;
  readonly families: Readonly<Record<string, { readonly title: string; readonly url: string }>>;
}

/** The words of the analyzer, keyed by the ids that the engine answers with. */
export function catalogueWords(knowledge: Knowledge): Words {
  const messages: Record<string, MessageWords> = {};
  for (const page of knowledge.of('message')) {
    for (const message of page.data.messages) {
      messages[`${page.id}#${message.anchor}`] = {
        title: message.title, meaning: message.meaning, confidence: message.confidence, url: `${page.path}#${message.anchor}`,
        ...(message.worry === undefined ? {} : { worry: message.worry }), ...(message.next === undefined ? {} : { next: message.next }),
      };
    }
  }
  const causes: Record<string, CauseWords> = {};
  for (const cause of knowledge.of('cause')) {
    const check = knowledge.find('check', cause.data.checks[0] ?? '');
    const fix = knowledge.find('fix', cause.data.workarounds[0] ?? cause.data.resolutions[0] ?? '');
    causes[cause.id] = {
      title: cause.data.title, summary: cause.data.summary, url: cause.path, number: cause.number, confidence: cause.data.confidence,
      stories: Object.fromEntries(cause.data.evidence.map(({ id, title, says }) => [id, { title, says }])),
      ...(check === undefined ? {} : { firstCheck: { title: check.data.title, url: check.path, do: check.data.how[0]!.do } }),
      ...(fix === undefined ? {} : { firstFix: { title: fix.data.title, url: fix.path } }),
    };
  }
  return {
    messages,
    causes,
    checks: Object.fromEntries(knowledge.of('check').map((check) => [check.id, { question: check.data.question, url: check.path, answers: check.data.answers.map(({ text, means, supports, excludes }) => ({ text, means, supports, excludes })) }])),
    families: Object.fromEntries(knowledge.of('family').map((family) => [family.id, { title: family.data.title, url: family.path }])),
  };
}
