/**
 * Writes out the forms of a synonym, so that the data can stay short:
 *
 * - `・` stands for a particle that may be there: `接続・できない` is 接続できない, 接続ができない, 接続をできない …
 * - a final `ない` is a denial in all its endings: できない, できません, できなくなった, できず …
 * - a final `~い` is an adjective: `遅~い` is 遅い, 遅く, 遅かった, 遅すぎ …
 * - a final `~る` is a verb that only drops its る: `切れ~る` is 切れる, 切れた, 切れて, 切れます, but not 切れない.
 *
 * Anything else stands for itself; a stem (`つながら`) therefore takes every ending.
 */
export function inflect(form: string): readonly string[] {
  const at = form.indexOf('・');
  if (at >= 0) {
    const head = form.slice(0, at);
    return PARTICLES.flatMap((particle) => inflect(head + particle + form.slice(at + 1)));
  }
  for (const [mark, endings] of ENDINGS) {
    if (form.endsWith(mark) && form.length > mark.length) {
      const stem = form.slice(0, -mark.length);
      return endings.map((ending) => stem + ending);
    }
  }
  return [form];
}

const PARTICLES = ['', 'が', 'は', 'も', 'を', 'に', 'の', 'と'];

const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['~い', ['い', 'く', 'か', 'す', 'め', 'さ', 'いい', 'っ']],
  ['~る', ['る', 'た', 'て', 'ま', 'ちゃ', 'ちま', 'っぱなし', 'やす', 'だ', 'ば']],
  ['ない', ['ない', 'なく', 'なくな', 'なか', 'なけ', 'ません', 'ず', 'ん', 'ねえ', 'へん', 'ひん', 'にく']],
];
