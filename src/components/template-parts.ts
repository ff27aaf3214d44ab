import type { HoleType } from '../engine/pattern.ts';

/** What a place that varies takes; `message` stands for the message itself in the header of a device's lines. */
export type PlaceType = HoleType | 'message';

/** A template as a page shows it: its text untouched, its holes apart. */
export type TemplatePart = { readonly literal: string } | { readonly type: PlaceType; readonly name: string };

/** What a hole takes, in readers' words. */
export const HOLE_LABELS: Readonly<Record<PlaceType, string>> = {
  n: '数字', hex: '16進数', ip: 'IPアドレス', mac: 'MACアドレス', if: 'インターフェースの名前',
  time: '日時', dur: '時間の長さ', word: '空白を含まない語', text: '好きな長さの文字', message: 'ログの文',
};

/**
 * Splits a template that the content check has passed. The engine's own parser folds width and case to match; a page
 * must show the line as the device writes it.
 */
export function templateParts(source: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let literal = '';
  for (const [piece] of source.trim().matchAll(/\{\{|\}\}|\{[^{}]+\}|[^{}]+/g)) {
    if (piece === '{{' || piece === '}}') literal += piece[0]!;
    else if (!piece.startsWith('{')) literal += piece;
    else {
      if (literal !== '') parts.push({ literal });
      literal = '';
      const [first, second] = piece.slice(1, -1).split(':') as [string, string?];
      parts.push({ type: (second ?? first) as PlaceType, name: second === undefined ? '' : first });
    }
  }
  if (literal !== '') parts.push({ literal });
  return parts;
}
