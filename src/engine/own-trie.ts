import type { Template } from './catalogue.ts';
import { buildTrie, type Trie } from './trie.ts';

const TRIES = new WeakMap<Template, Trie>();

/** A trie of one template alone, for reading again what its holes take of a line that is known to be of it. */
export function ownTrie(template: Template): Trie {
  let trie = TRIES.get(template);
  if (trie === undefined) {
    trie = buildTrie([template.pattern]);
    TRIES.set(template, trie);
  }
  return trie;
}
