import { expect, test } from 'vitest';
import { modelIn } from '../../src/analyzer/model.ts';

test.each([
  ['2024/01/01 00:00:00: RTX1300 Rev.23.00.05 starts', 'RTX1300'], ['機種名=PR-500MI', 'PR-500MI'], ['RT-AX86U kernel: ok', 'RT-AX86U'], ['WSR-3200AX4S up', 'WSR-3200AX4S'],
  ['Aterm WG2600HS2', 'Aterm WG2600HS2'], ['host RX-600KI, RX-600KI, XG-100NE', 'RX-600KI'], ['PPPoE session up', ''], ['MRTX1300x ART-500MI2z', ''],
])('「%s」が名のる機種は「%s」', (log, model) => expect(modelIn(log)).toBe(model));
