/**
 * Characters that are not seen and change what is: controls but for the tab and the ends of lines, marks that turn the
 * direction of writing (a file name read backwards looks like a picture), blanks of no width (Unicode 16, general categories Cc and Cf).
 */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
/** What a terminal takes for a colour (ECMA-48 §5.4), mark and all. */
const COLOURS = /\u001b\[[0-9;?]{0,32}[A-Za-z]/g;
/** What mending a paste leaves in the place of what it took away: there is nothing to be seen. */
const NOTHING = /\ufdd0/g;
const NAMES: Readonly<Record<string, string>> = { '\u0000': 'NUL', '\u0007': 'BEL', '\u0008': 'BS', '\u001b': 'ESC', '\u007f': 'DEL' };

/** The text with each such character as a mark to be seen: for what is shown. */
export function withMarks(text: string): string {
  return text.replace(NOTHING, '').replace(UNSEEN, (unit) => `[${NAMES[unit] ?? `U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`}]`);
}

/** The text without them: for what is masked and passed on, where one within an address would keep it from being known. */
export function withoutUnseen(text: string): string {
  return text.replace(NOTHING, '').replace(COLOURS, '').replace(UNSEEN, '');
}
