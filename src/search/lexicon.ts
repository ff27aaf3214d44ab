import { fold, type Folded } from './fold.ts';
import { inflect } from './inflect.ts';
import { LONG } from './kana.ts';
import { skeletonOf, type Skeleton } from './skeleton.ts';
import { FILLERS } from './stop-words.ts';
import { SYNONYMS } from './synonyms.ts';

/** A domain word found in a text: the group it stands for and the folded units it covers. The group of a filler is empty. */
export interface Found {
  readonly id: string;
  /** Units of the skeleton. */
  readonly from: number;
  readonly to: number;
}

/** The words that stay whole, and what each stands for. */
export interface Lexicon {
  /** The longest domain word that starts at skeleton unit `start`, shorter than `limit` units. */
  longestAt(folded: Folded, skeleton: Skeleton, start: number, afterWord: boolean, limit?: number): Found | undefined;
  /** Folded spellings of one script (kana or ASCII), ー included, with what they stand for: what a slip may have been meant as. */
  readonly spellings: ReadonlyMap<string, string>;
}

/** Spellings of one thing, its title first. */
export type Spellings = readonly string[];

/**
 * A lexicon of the synonyms and, besides, of a glossary. A term of the glossary joins the group of the first of its spellings that
 * has one; otherwise it is a group of its own.
 */
export function createLexicon(glossary: readonly Spellings[] = []): Lexicon {
  const ids = new Map(synonymEntries());
  for (const spellings of glossary) {
    const known = spellings.filter(isDistinct);
    const id = known.map((spelling) => ids.get(skeletonOf(fold(spelling)).text)?.id).find((group) => group !== undefined && group !== FILLER) ?? fold(known[0] ?? '').text;
    for (const spelling of known) add(ids, spelling, id);
  }

  // Nearly every position of a text is refused by its first two letters.
  const lengths = new Map<number, number[]>();
  const single = new Set<number>();
  for (const key of ids.keys()) {
    if (key.length === 1) {
      single.add(key.charCodeAt(0));
      continue;
    }
    const beginning = key.charCodeAt(0) * 0x10000 + key.charCodeAt(1);
    const known = lengths.get(beginning);
    if (known === undefined) lengths.set(beginning, [key.length]);
    else if (!known.includes(key.length)) known.push(key.length);
  }
  for (const [beginning, known] of lengths) {
    if (single.has(Math.floor(beginning / 0x10000))) known.push(1);
    known.sort((a, b) => b - a);
  }

  const spellings = new Map<string, string>();
  for (const entry of ids.values()) if (entry.id !== FILLER && /^(?:[ぁ-ゖー]+|[a-z]+)$/.test(entry.spelling)) spellings.set(entry.spelling, entry.id);

  return {
    spellings,
    longestAt(folded, skeleton, start, afterWord, limit = Number.POSITIVE_INFINITY) {
      const first = skeleton.text.charCodeAt(start);
      const candidates = lengths.get(first * 0x10000 + skeleton.text.charCodeAt(start + 1)) ?? (single.has(first) ? SINGLE : undefined);
      if (candidates === undefined) return undefined;
      for (const length of candidates) {
        if (length >= limit || start + length > skeleton.text.length) continue;
        const entry = ids.get(skeleton.text.slice(start, start + length));
        if (entry === undefined) continue;
        const to = start + length;
        if (
          sameScript(entry, folded, skeleton, start, to) &&
          startsWord(folded, skeleton, start, to, afterWord) &&
          endsWord(folded, skeleton, to)
        ) {
          return { id: entry.id, from: start, to };
        }
      }
      return undefined;
    },
  };
}

const SINGLE: readonly number[] = [1];

/** What a word stands for that says nothing. */
export const FILLER = '';

interface Entry {
  readonly id: string;
  /** Folded, with its ー. */
  readonly spelling: string;
  /** Its author wrote it in katakana. */
  readonly katakana: boolean;
}

const synonyms = new Map<string, Entry>();
const writing = writeGroups();

/** Writes out every spelling of every synonym, a group a step; once, for it takes longer than reading a small index. */
export function* writeOutSynonyms(): Generator<void, void> {
  while (writing.next().done !== true) yield;
}

function* writeGroups(): Generator<void, void> {
  for (const group of SYNONYMS) {
    for (const form of [group.id, ...group.forms]) for (const inflected of inflect(form)) add(synonyms, inflected, group.id);
    yield;
  }
  for (const filler of FILLERS) add(synonyms, filler, FILLER);
}

function synonymEntries(): ReadonlyMap<string, Entry> {
  while (writing.next().done !== true);
  return synonyms;
}

/** Long enough not to be met by chance: three hiragana are a run of particles as often as a word. */
function isDistinct(spelling: string): boolean {
  const { text, scripts } = fold(spelling);
  return text.length > (scripts.every((script) => script === 'hiragana') ? 3 : 1);
}

/** The first group to claim a spelling has it. */
function add(ids: Map<string, Entry>, form: string, group: string): void {
  const folded = fold(form);
  const key = skeletonOf(folded).text;
  const known = ids.get(key);
  const katakana = folded.scripts[0] === 'katakana';
  if (known === undefined && key.length > 0) ids.set(key, { id: group, spelling: folded.text, katakana });
  else if (known?.id === group && known.katakana && !katakana) ids.set(key, { ...known, katakana });
}

/** めーる is メール, the める of 始める is not: a short katakana word in hiragana needs its ー. */
function sameScript(entry: Entry, folded: Folded, skeleton: Skeleton, from: number, to: number): boolean {
  const first = skeleton.at[from] ?? 0;
  if (!entry.katakana || folded.scripts[first] !== 'hiragana' || to - from >= 4) return true;
  return folded.text.slice(first, (skeleton.at[to - 1] ?? first) + 2).includes(LONG);
}

/**
 * A word does not start inside an ASCII word, nor, when it is short, inside a kana word: サポート does not hold ポート. One kanji
 * is a word only when it stands alone: 光る, not 観光.
 * `afterWord` says that a domain word ends right before it, as in ブロードバンド|ルータ.
 */
function startsWord(folded: Folded, skeleton: Skeleton, start: number, to: number, afterWord: boolean): boolean {
  const unit = skeleton.at[start] ?? 0;
  const script = folded.scripts[unit];
  const before = folded.scripts[unit - 1];
  if (script === 'ascii') {
    if (/[a-z0-9]_$/.test(folded.text.slice(Math.max(0, unit - 2), unit))) return false;
    return before !== 'ascii' || (isDigit(folded.text.charAt(unit)) !== isDigit(folded.text.charAt(unit - 1)) && afterWord);
  }
  if (script === 'kanji') return to - start > 1 || (before !== 'kanji' && folded.scripts[unit + 1] !== 'kanji');
  if (script !== 'katakana' && script !== 'hiragana') return true;
  const written = (skeleton.at[to - 1] ?? unit) - unit + 1 + (folded.text.charAt((skeleton.at[to - 1] ?? unit) + 1) === LONG ? 1 : 0);
  return before !== script || afterWord || written >= (script === 'katakana' ? 4 : 3);
}

/** dns_probe_finished is one name, and so is ps-4: neither ends after its first piece. */
function endsWord(folded: Folded, skeleton: Skeleton, to: number): boolean {
  const last = skeleton.at[to - 1] ?? 0;
  if (folded.scripts[last] !== 'ascii') return true;
  // 2408:210::1 is an address.
  if (isDigit(folded.text.charAt(last)) && /^:[0-9a-f:]/.test(folded.text.slice(last + 1, last + 3))) return false;
  return folded.scripts[last + 1] !== 'ascii' && !/^(?:_[a-z0-9]|[-.]\d)/.test(folded.text.slice(last + 1, last + 3));
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}
