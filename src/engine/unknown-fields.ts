/** `key=value`, the value in quotes or up to a blank, comma, semicolon or bracket. */
const FIELD = /([A-Za-z_][\w.-]{0,40}=)("[^"]*"|'[^']*'|[^\s,;|)\]"']+)/g;
/** Fields whose value is what the line says: lines that differ there are not alike. */
const TELLING = /^(?:msg|message|text|event|events|action|act|reason|cause|status|state|type|subtype|level|severity|result|error|err|code|cmd|op|logdesc|fw_action|disposition)=$/i;

/** Hexadecimal digits may all be decimal by chance: the two holes stand for one. */
const NUMBER_HOLE = /\{(?:n|hex)\}/g;

/** What lines have in common that differ in values of fields only; equal for two of them, and for no others. */
export function fieldKey(shape: string): string {
  return shape.toLowerCase().replaceAll('{hex}', '{n}').replace(FIELD, (all, key: string) => (TELLING.test(key) ? all : `${key}\u0000`));
}

/**
 * One shape for shapes with the same key: a value that is not the same in all of them becomes a hole, `{text}` within
 * its quotes where some have blanks, else `{word}`.
 */
export function commonShape(shapes: readonly string[]): string {
  if (shapes.length < 2) return shapes[0] ?? '';
  const numbers = shapes.map((shape) => shape.match(NUMBER_HOLE) ?? []);
  const areAlike = numbers.every(({ length }) => length === numbers[0]!.length);
  let number = -1;
  const first = !areAlike ? shapes[0]! : shapes[0]!.replace(NUMBER_HOLE, (hole) => {
    number += 1;
    return numbers.some((own) => own[number] === '{hex}') ? '{hex}' : hole;
  });
  const values = shapes.map((shape) => Array.from(shape.matchAll(FIELD), ([, , value = '']) => value));
  let field = -1;
  return first.replace(FIELD, (all, key: string, value: string) => {
    field += 1;
    if (TELLING.test(key) || values.every((own) => own[field]?.toLowerCase() === value.toLowerCase())) return all;
    const quote = /^["']/.exec(value)?.[0] ?? '';
    const isLong = values.some((own) => /\s/.test(own[field] ?? ''));
    return `${key}${quote}{${isLong ? 'text' : 'word'}}${quote}`;
  });
}
