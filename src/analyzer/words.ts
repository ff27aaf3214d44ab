import type { LineLevel } from '../engine/index.ts';

/**
 * The words of the analyzer, keyed by the ids that the engine answers with. The build compiles them from the entries;
 * texts may hold the inline markup of front matter, so they reach the page only through `Presentation.prose`.
 */
export interface Words {
  readonly messages: Readonly<Record<string, MessageWords>>;
  /** Causes that a log can show. */
  readonly causes: Readonly<Record<string, CauseWords>>;
  /** Causes that only the reader's answers can lead to. */
  readonly otherCauses: Readonly<Record<string, Pick<CauseWords, 'title' | 'url' | 'isProviders'>>>;
  readonly checks: Readonly<Record<string, CheckWords>>;
  /** `place`: where a device stands (`line`, `home`, `office`, `server`); programs have none. */
  readonly families: Readonly<Record<string, { readonly title: string; readonly url: string; readonly place?: string }>>;
}

export interface MessageWords {
  readonly title: string;
  readonly meaning: string;
  readonly confidence: string;
  readonly url: string;
  readonly worry?: string;
  readonly next?: string;
  /** From where on a line that may be ignored may not. */
  readonly until?: string;
  /** What is to be said instead where the address in a line gave it this level. */
  readonly when?: Readonly<Partial<Record<LineLevel, { readonly meaning: string; readonly worry?: string }>>>;
}

/** A message as it stands in a line of some level: what its address made of it, not what it is as a rule. */
export function wordsAt(message: MessageWords, level: LineLevel): MessageWords {
  const said = message.when?.[level];
  if (said === undefined) return message;
  const { worry: _usual, ...rest } = message;
  return { ...rest, ...said };
}

/** A check, with the first of its steps. */
export interface FirstCheck {
  readonly title: string;
  readonly url: string;
  readonly do: string;
}

/** What to check first about a cause that this story speaks for: what the log has shown already is not asked again. */
export function firstCheckOf(cause: CauseWords, story: string): FirstCheck | undefined {
  return cause.stories[story]?.firstCheck ?? cause.firstCheck;
}

export interface CauseWords {
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  /** The permanent number, 0 where there is none yet. */
  readonly number: number;
  readonly confidence: string;
  /** Story id → what it says of the log, and what to check first where that is not the first check of the cause. */
  readonly stories: Readonly<Record<string, { readonly title: string; readonly says: string; readonly firstCheck?: FirstCheck }>>;
  /** Reassurance id → why nobody need worry, and from where on they should. */
  readonly calms?: Readonly<Record<string, { readonly why: string; readonly until: string }>>;
  readonly firstCheck?: FirstCheck;
  readonly firstFix?: { readonly title: string; readonly url: string };
  /** Whether the provider can look it up or mend it: some fix of it is a call to them. */
  readonly isProviders?: boolean;
}

export interface CheckWords {
  readonly question: string;
  readonly url: string;
  readonly answers: readonly { readonly text: string; readonly means: string; readonly supports: readonly string[]; readonly excludes: readonly string[] }[];
}

/** How a page shows things: given by the page, which alone knows the site's base path and vocabulary. */
export interface Presentation {
  /** A path from the site's top (`/causes/moved-to-ipoe/`) as an address below the base. */
  readonly href: (path: string) => string;
  /** Front-matter text as nodes. Never given log text. */
  readonly prose: (text: string) => Node;
  readonly levelLabels: Readonly<Record<LineLevel, string>>;
  readonly confidenceLabels: Readonly<Record<string, string>>;
  /** Hands words to the page behind `/search/`, in this tab's storage; false where the browser keeps nothing. */
  readonly handToSearch: (text: string) => boolean;
}
