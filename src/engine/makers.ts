import type { Catalogue, Format } from './catalogue.ts';
import type { Columns } from './columns.ts';

/**
 * Whether a message behind this header says whose device wrote it: one of the device's own, or of a program that runs on
 * no other device, or, where the header has a word, on few.
 */
export function isOwn({ programs, common, anybodys }: Catalogue, { family: device, hasWord }: Format, family: number): boolean {
  return family === device || (programs[device]!.has(family) && !(hasWord ? anybodys : common).has(family));
}

/**
 * Family index → 1 if it may be named: many devices write the same headers, so one of them is said to have written the
 * lines only where a word in a header or a sentence behind one tells that it did. A shape of many devices claims none.
 */
export function toldMakers({ count, format, template }: Columns, catalogue: Catalogue): Uint8Array {
  const { formats, messageOf, familyOf, source: { families } } = catalogue;
  const told = Uint8Array.from(families, ({ isShape }) => (isShape === true ? 1 : 0));
  for (let line = 0; line < count; line += 1) {
    const index = format[line]!;
    if (index < 0) continue;
    const header = formats[index]!;
    const { family, namesDevice } = header;
    if (told[family] === 1) continue;
    if (namesDevice || (template[line]! >= 0 && isOwn(catalogue, header, familyOf[messageOf[template[line]!]!]!))) told[family] = 1;
  }
  return told;
}
