import { describe, expect, test } from 'vitest';
import { templateParts } from '../../src/components/template-parts.ts';

describe('ひな形は、機器が書くとおりの文字と、変わるところに分かれる', () => {
  test.each([
    ['名前のある穴', 'PPPoE セッション解放[{session:text}]', [{ literal: 'PPPoE セッション解放[' }, { type: 'text', name: 'session' }, { literal: ']' }]],
    ['名前のない穴', 'PP[{n}] down', [{ literal: 'PP[' }, { type: 'n', name: '' }, { literal: '] down' }]],
    ['全角と大文字は変わらない', 'ＷＡＮ Link UP', [{ literal: 'ＷＡＮ Link UP' }]],
    ['機器の見出しの、文が入るところ', '{at:time} {message}', [{ type: 'time', name: 'at' }, { literal: ' ' }, { type: 'message', name: '' }]],
    ['二重の波かっこは、波かっこそのもの', 'set {{{n}}}', [{ literal: 'set {' }, { type: 'n', name: '' }, { literal: '}' }]],
  ])('%s', (_name, source, parts) => {
    expect(templateParts(source)).toEqual(parts);
  });
});
