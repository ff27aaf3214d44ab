import { isPrivate } from '../../components/private-text.ts';

/** A longer question is a paste: no address is made of it. */
const LONGEST = 300;

/** What the address asks for: our pages write `#q=`; `?q=` from outside is honoured and moved behind the `#`, where no host sees it. */
export function askedByAddress(): string {
  const hash = new URLSearchParams(location.hash.slice(1));
  const fromHash = hash.get('q');
  if (fromHash !== null) return fromHash;
  return new URLSearchParams(location.search).get('q') ?? '';
}

/** Takes `?q=` out of the address; it comes back behind the `#` once it is known not to be private. */
export function dropQuery(): void {
  if (location.search !== '') history.replaceState(null, '', `${location.pathname}${location.hash}`);
}

/**
 * Writes a question into the address, or takes out what stands there: a private text never becomes part of one. `isCurrent`
 * says, once the text is judged, whether it is still what is asked.
 */
export async function writeAddress(text: string, isCurrent: () => boolean): Promise<void> {
  const hidden = text === '' || text.length > LONGEST || (await isPrivate(text));
  if (!isCurrent()) return;
  if (hidden) {
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
  } else if (askedByAddress() !== text) history.replaceState(null, '', `#q=${encodeURIComponent(text)}`);
}
