import type { Entry } from '../kb/load.ts';
import { plainText } from './inline.ts';

/** What a helper posts in a thread: title and summary above the address, the number below it. Plain text. */
export function shareText({ data, number }: Entry): { readonly above: string; readonly below: string } {
  // One sentence a line: forums keep line breaks, and a wall of text is not read.
  const sentences = plainText(data.summary).match(/[^。]+。?/g) ?? [];
  return {
    above: [`${data.title}｜ルーターログ辞典`, ...sentences].join('\n'),
    below: number === 0 ? '' : `辞典 ${number}`,
  };
}
