/**
 * The log as it survives a reload: in this tab only, or on the device when the reader asks. Storage belongs to the
 * browser and sends nothing. Browsers allow some five million units; beyond `MOST_KEPT` a log is not kept.
 */
const KEY = 'jiten:log';
export const MOST_KEPT = 2_000_000;

export type Kept = 'kept' | 'too-long' | 'refused';

/** Keeps a text for this tab. */
export function keepForTab(text: string): Kept {
  return keep(() => sessionStorage, text);
}

/** Keeps a text on the device until it is deleted. */
export function keepOnDevice(text: string): Kept {
  return keep(() => localStorage, text);
}

/** What an earlier view of this tab kept, else what the device keeps; null where there is nothing. */
export function kept(): { readonly text: string; readonly where: 'tab' | 'device' } | null {
  const tab = read(() => sessionStorage);
  if (tab !== null) return { text: tab, where: 'tab' };
  const device = read(() => localStorage);
  return device === null ? null : { text: device, where: 'device' };
}

/** Whether this tab would show exactly this text after a reload. */
export function isInTab(text: string): boolean {
  return read(() => sessionStorage) === text;
}

/** Whether the device keeps exactly this text. */
export function isThisOnDevice(text: string): boolean {
  return read(() => localStorage) === text;
}

export function isOnDevice(): boolean {
  return read(() => localStorage) !== null;
}

export function forgetTab(): void {
  forget(() => sessionStorage);
}

export function forgetDevice(): void {
  forget(() => localStorage);
}

// A browser that keeps nothing throws when its storage is only named.
function keep(storage: () => Storage, text: string): Kept {
  if (text.length > MOST_KEPT) {
    forget(storage);
    return 'too-long';
  }
  try {
    storage().setItem(KEY, text);
    return 'kept';
  } catch {
    return 'refused';
  }
}

function read(storage: () => Storage): string | null {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}

function forget(storage: () => Storage): void {
  try {
    storage().removeItem(KEY);
  } catch {
    // Nothing was kept there.
  }
}

const FROM_LINK = 'jiten:from-link';

/** Marks what the tab keeps as somebody else's excerpt, opened from a link; `false` takes the mark away. */
export function markFromLink(isFromLink: boolean): void {
  try {
    if (isFromLink) sessionStorage.setItem(FROM_LINK, '1');
    else sessionStorage.removeItem(FROM_LINK);
  } catch {
    // The mark is then lost on a reload, with what it marks.
  }
}

export function isFromLink(): boolean {
  try {
    return sessionStorage.getItem(FROM_LINK) !== null;
  } catch {
    return false;
  }
}
