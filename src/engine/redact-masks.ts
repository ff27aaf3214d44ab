import type { MaskKind } from './redact-state.ts';

/** Offsets are UTF-16 units: `original` in the text given, `substitute` in the text returned. Ascending, apart. */
export interface Mask {
  readonly kind: MaskKind;
  readonly original: { readonly from: number; readonly to: number };
  readonly substitute: { readonly from: number; readonly to: number };
}

export interface Redacted {
  readonly text: string;
  readonly masks: readonly Mask[];
}

/**
 * Two redactions, the second of the first's text, as one of the original. Where a later mask overlaps earlier ones
 * they become one, of the later kind, so that undoing it gives the original back.
 */
export function compose(first: Redacted, second: Redacted): Redacted {
  const masks: Mask[] = [];
  let early = 0;
  let late = 0;
  // How far the original, and the final text, are ahead of the text in between.
  let toOriginal = 0;
  let toFinal = 0;
  while (early < first.masks.length || late < second.masks.length) {
    const before = first.masks[early];
    const after = second.masks[late];
    const from = Math.min(before?.substitute.from ?? Infinity, after?.original.from ?? Infinity);
    const start = { original: from + toOriginal, final: from + toFinal };
    let to = from;
    let kind = before?.kind ?? after!.kind;
    for (let hasGrown = true; hasGrown;) {
      hasGrown = false;
      for (let mask = first.masks[early]; mask !== undefined && overlaps(mask.substitute.from, from, to); mask = first.masks[early]) {
        to = Math.max(to, mask.substitute.to);
        toOriginal = mask.original.to - mask.substitute.to;
        early += 1;
        hasGrown = true;
      }
      for (let mask = second.masks[late]; mask !== undefined && overlaps(mask.original.from, from, to); mask = second.masks[late]) {
        to = Math.max(to, mask.original.to);
        toFinal = mask.substitute.to - mask.original.to;
        kind = mask.kind;
        late += 1;
        hasGrown = true;
      }
    }
    masks.push({ kind, original: { from: start.original, to: to + toOriginal }, substitute: { from: start.final, to: to + toFinal } });
  }
  return { text: second.text, masks };
}

/** Masks that only touch stay apart. */
function overlaps(maskFrom: number, from: number, to: number): boolean {
  return maskFrom < to || maskFrom === from;
}
