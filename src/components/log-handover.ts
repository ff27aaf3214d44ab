/** The key under which a search box hands its text to the search page: in this tab only, never in an address. */
const KEY = 'jiten-log-handover';

/** Hands a text to the page that this tab opens next. False where the browser keeps nothing, or not so much. */
export function handOver(text: string): boolean {
  try {
    sessionStorage.setItem(KEY, text);
    return true;
  } catch {
    // Site data blocked (even naming the storage throws then), or a text above the quota.
    return false;
  }
}

/** The text handed over to this page, once: reading removes it, so that no log stays behind. Empty where there is none. */
export function takeHandedOver(): string {
  try {
    const text = sessionStorage.getItem(KEY) ?? '';
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return '';
  }
}
