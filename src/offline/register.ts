/** Milliseconds of quiet after a page has loaded, before anything is stored. */
const QUIET = 2000;

/**
 * Stores the analyzer and the page at hand for later, when the page has long been shown and the browser is idle. Does
 * nothing where the browser cannot, and nothing where the reader asked it to save data.
 */
export function storeLater(worker: string, page: string): void {
  if (!('serviceWorker' in navigator) || isSavingData()) return;
  const whenIdle = (): void => void setTimeout(() => {
    const store = (): void => void storeOffline(worker, page);
    if (typeof requestIdleCallback === 'function') requestIdleCallback(store, { timeout: QUIET });
    else store();
  }, QUIET);
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { once: true });
}

/** Whether the reader asked the browser to save data. */
export function isSavingData(): boolean {
  return (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
}

/**
 * Stores the analyzer on this device, for the night when the line is down. Resolves to true once it can be opened
 * without a network; false where the browser stores nothing (private windows, plain http).
 * @param worker address of the service worker; its folder is what it serves
 * @param page path of a page that is stored when all is
 */
export async function storeOffline(worker: string, page: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register(worker);
    await navigator.serviceWorker.ready;
    return (await caches.match(page)) !== undefined;
  } catch {
    return false;
  }
}
