import type { Pattern } from './redact-pattern.ts';
import { ACCOUNT_PATTERNS } from './redact-patterns-accounts.ts';
import { CERTIFICATE_PATTERNS } from './redact-patterns-certificates.ts';
import { FILE_PATTERNS } from './redact-patterns-files.ts';
import { HOST_PATTERNS } from './redact-patterns-hosts.ts';
import { MOBILE_PATTERNS } from './redact-patterns-mobile.ts';
import { PEOPLE_PATTERNS } from './redact-patterns-people.ts';
import { PLACE_PATTERNS } from './redact-patterns-places.ts';
import { SECRET_PATTERNS } from './redact-patterns-secrets.ts';
import { TOLD_PATTERNS } from './redact-patterns-told.ts';
import { VPN_PATTERNS } from './redact-patterns-vpn.ts';
import { WEB_PATTERNS } from './redact-patterns-web.ts';
import type { Reading } from './redact-state.ts';
import { isSharedAccount } from './redact-users.ts';
import { maskWord } from './redact-values.ts';

/** A word that is known, from elsewhere, to be somebody's: the login name that a log's own format names, say. */
export interface Named {
  readonly kind: 'id' | 'host' | 'ssid' | 'serial';
  readonly word: string;
}

/** A pattern and where it next finds something; `from` Infinity when nowhere. */
export interface Watch extends Pattern {
  from: number;
  to: number;
}

const PATTERNS: readonly Pattern[] = [
  ...SECRET_PATTERNS, ...MOBILE_PATTERNS, ...FILE_PATTERNS, ...ACCOUNT_PATTERNS, ...VPN_PATTERNS, ...HOST_PATTERNS, ...CERTIFICATE_PATTERNS, ...WEB_PATTERNS, ...TOLD_PATTERNS, ...PEOPLE_PATTERNS, ...PLACE_PATTERNS,
];

/** Most of a log's names that are looked for. */
const MOST_NAMES = 400;

/** What is watched for while this text is read: the patterns that can find something in it, and the names that the caller knows. */
export function watches(text: string, named: readonly Named[]): readonly Watch[] {
  const known = (kind: Named['kind']): readonly Pattern[] => {
    const words = named.filter((one) => one.kind === kind && isWorthMasking(one.word)).slice(0, MOST_NAMES).map(({ word }) => word);
    if (words.length === 0) return [];
    const alternatives = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    return [{ kind, regex: new RegExp(`(^|[^\\w-])(${alternatives})(?![\\w-])`, 'gim') }];
  };
  const possible = PATTERNS.filter(({ needs }) => needs === undefined || needs.some((word) => text.includes(word)));
  return [...possible, ...known('id'), ...known('host'), ...known('ssid'), ...known('serial')].map((pattern) => ({ ...pattern, from: -1, to: -1 }));
}

/** Names that say nothing of anybody, numbers, and substitutes are let stand. */
function isWorthMasking(word: string): boolean {
  return word.length >= 3 && word.length <= 128 && !isSharedAccount(word) && !/-masked-\d/.test(word) && /[^\d\s.:-]/.test(word) && !/^masked$/i.test(word);
}

/** Looks for the next such value from `at` on; `reading.next` says where it stands. */
export function findNext(reading: Reading, at: number): void {
  const { text, next } = reading;
  next.from = Infinity;
  for (const watch of reading.watches) {
    if (watch.from < at) look(text, watch, at);
    if (watch.from >= next.from) continue;
    next.from = watch.from;
    next.to = watch.to;
    next.kind = watch.kind;
  }
}

function look(text: string, watch: Watch, at: number): void {
  const { regex, accepts } = watch;
  // What stands before a value may lie behind `at` already.
  regex.lastIndex = watch.from < 0 ? at : Math.max(0, at - LONGEST_LEAD);
  for (let found = regex.exec(text); found !== null; found = regex.exec(text)) {
    const from = found.index + found[1]!.length;
    const value = found[2]!;
    if (from >= at && !/-masked-\d/.test(value) && accepts?.(value, text.slice(Math.max(0, from - 16), from), found[3] ?? '') !== false) {
      watch.from = from;
      watch.to = from + value.length;
      return;
    }
    // A name may stand right behind what parts it from the last.
    regex.lastIndex = Math.max(from, found.index + 1);
  }
  watch.from = Infinity;
}

const LONGEST_LEAD = 96;

/** Masks what the reading has reached. Returns its end. */
export function readNext(reading: Reading): number {
  const { from, to, kind } = reading.next;
  maskWord(reading, kind, { from, to });
  findNext(reading, to);
  return to;
}
