import { holdsTraces, route } from '../../search/route.ts';

/** Recent searches, on this device only and erasable. Where storage is refused (private windows), there are none. */
const KEY = 'jiten-recent';
const MOST = 8;

// What an earlier version of the page remembered may hold an ID or an address: it is not shown, and the next search drops it.
export function recentSearches(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === 'string' && route(text).as !== 'log' && !holdsTraces(text)).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Remembers a search. The caller has asked whether the text is private. */
export function rememberSearch(text: string): void {
  const clean = text.trim();
  if (clean.length < 2 || clean.length > 100) return;
  try {
    localStorage.setItem(KEY, JSON.stringify([clean, ...recentSearches().filter((other) => other !== clean)].slice(0, MOST)));
  } catch {
    // Storage full or refused: the search itself is not harmed.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept where storage is refused.
  }
}
