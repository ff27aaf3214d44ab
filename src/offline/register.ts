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
