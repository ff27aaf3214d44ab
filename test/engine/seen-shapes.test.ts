import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCatalogue, type Catalogue, type CatalogueSource, type MessageSource } from '../../src/engine/catalogue.ts';
import type { Detection } from '../../src/engine/detect.ts';
import { foldBuffer, foldInto } from '../../src/engine/fold.ts';
import { readLog } from '../../src/engine/index.ts';
import { LineReader } from '../../src/engine/line-reader.ts';
import { Recogniser } from '../../src/engine/recogniser.ts';
import { scanHex, scanInteger, scanInterface, scanNumber } from '../../src/engine/scan.ts';
import { emptyShape, foldWithShape, maskInto, shapeInto, type Shape } from '../../src/engine/shape.ts';
import { emptyVerdict, forgetLine, type Verdict } from '../../src/engine/verdict.ts';

const TEMPLATES = [
  'code {n} seen', 'code 691 seen', 'tag={hex} met', 'lan{n} up', 'lan1 up', 'link {word} went down', 'link eth0 went down', '{word} 802.11 joined', '{word} {n}.11 joined',
  'from {ip} to {ip}', 'from {text} to nowhere', 'lease of {mac} for {dur}', 'since {time} alive', 'since {text} alive', 'channel 149 is taken', 'radar on channel {n} was heard',
  '403 Forbidden', '{n} Forbidden', 'speed 0x{hex} set', 'speed {n}x{n} set', 'rate {n} of {n}', 'rate {n} of 10', 'udhcpc6: {text}', 'twice {n}', 'twice {n}', 'got {addr:ip} now', 'stamped at {at:time}',
];

function made(templates: readonly string[], headers: readonly string[] = ['{at:time} {message}', '{at:time} {host:word} {process:word}[{pid:n}]: {message}', '<{n}>{at:time} {message}', '[{n}] {message}']): Catalogue {
  const messages = templates.map((template, index): MessageSource => ({
    id: `page#m${index}`, family: index % 2 === 0 ? 'one' : 'dhcp6c', templates: [template], level: 'normal',
    ...(template.includes('{addr:ip}') ? { when: [{ hole: 'addr', is: ['private'], level: 'fault' }] as const } : {}),
  }));
  const source: CatalogueSource = {
    version: 'test', stories: [], messages,
    families: [
      { id: 'one', processes: ['one'], programs: ['dhcp6c'], formats: headers.map((header, index) => ({ id: `one#${index}`, header, order: 'oldest-first' })) },
      { id: 'dhcp6c', processes: ['dhcp6c'], programs: [], formats: [] },
    ],
  };
  return compileCatalogue(source);
}

/** A reader that remembers, and the recogniser that it asks of lines it has not seen. */
function both(catalogue: Catalogue): (line: string) => readonly [Verdict, Verdict] {
  const detection: Detection = { formats: [0], rank: new Float64Array(catalogue.formats.length).fill(1), weights: catalogue.source.families.map(() => 0) };
  const remembered = emptyVerdict();
  const reader = new LineReader(catalogue, detection, foldBuffer(8192), remembered, 2025);
  const folded = foldBuffer(8192);
  const fresh = emptyVerdict();
  const recogniser = new Recogniser(catalogue, detection, folded, fresh);
  return (line) => {
    reader.read(line, 0, line.length);
    forgetLine(fresh);
    foldInto(line, 0, line.length, folded);
    if (folded.length > 0) recogniser.recognise();
    const { format, template, cut, body, timeAt, candidates } = fresh;
    return [{ ...remembered }, { ...remembered, format, template, cut, body, timeAt, candidates }];
  };
}

function templatesOf(lines: readonly string[], catalogue = made(TEMPLATES)): (string | null)[] {
  const { columns } = readLog(lines.join('\n'), catalogue, { now: 0 });
  return lines.map((_, line) => catalogue.templates[columns.template[line]!]?.pattern.source ?? null);
}

const number = fc.constantFrom('0', '1', '2', '9', '10', '11', '12', '14', '24', '31', '60', '69', '149', '255', '256', '300', '403', '691', '802', '6910', '1970', '2024', '65535', '123456789012');
const BODIES = [
  'code # seen', 'tag=# met', 'tag=#x# met', 'code #', 'lan# up', 'link eth# went down', 'link # went down', 'wlan# #.# joined', 'a #.# joined', 'from #.#.#.# to #.#.#.#/#', 'from #.#.#.# to nowhere', 'from #:#::# to ::#',
  'lease of 00:00:5e:00:53:# for #s', 'lease of 00:00:5e:00:53:01 for #h #m', 'lease of #:#:#:#:#:# for #d#:#:#', 'since #/#/# #:#:# alive', 'since #/#/# #:#:# pm alive', 'since #/#/# #:#:# +#:# alive', 'since #/#/#t#:#:#-# alive', '#/#/# #:#:# code # seen', '#-#-#t#:#:#+#:# code # seen', 'since #:# alive', 'since # mar # alive', 'channel #', 'channel # is taken', 'radar on channel #...', 'radar on channel # was',
  '# forbidden', 'speed #x# set', 'speed 0x# set', 'speed 0x#af set', 'rate # of #', 'udhcpc#: # up', 'twice #', 'got #.#.#.# now', 'stamped at #/#/# #:#', 'router dhcp#c[#]: twice #', 'nothing # of # this', '',
];
const HEADERS = ['', '#/#/# #:#:# ', '2024/01/# 00:00:# ', 'mar # #:#:# router dhcp6c[#]: ', 'mar 14 22:43:20 router dhcp#c[12]: ', '<#>2024/01/01 00:00:00 ', '[#] ', '[#] 2024/01/01 00:#:00 ', '> '];
const some = fc.constantFrom('', '', '', '.', '…', ' ');

/** One of these lines with numbers in place of its marks. */
function filled(headers: readonly string[], bodies: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...headers), fc.constantFrom(...bodies), some).chain(([head, body, tail]) => {
    const parts = (head + body + tail).split('#');
    return fc.array(number, { minLength: parts.length, maxLength: parts.length }).map((values) => parts.map((part, index) => (index === 0 ? part : values[index]! + part)).join(''));
  });
}

const line = filled(HEADERS, BODIES);
/** A log repeats few shapes, so that each is met with many values. */
const log = fc.tuple(fc.subarray(HEADERS, { minLength: 1, maxLength: 2 }), fc.subarray(BODIES, { minLength: 1, maxLength: 3 })).chain(([headers, bodies]) => fc.array(filled(headers, bodies), { minLength: 2, maxLength: 60 }));

describe('前に見た形の行', () => {
  test('同じ形でも、ひな形が名指しする数なら、そのひな形になる', () => {
    expect(templatesOf(['code 700 seen', 'code 691 seen', 'code 701 seen', 'code 6910 seen', 'code 69 seen', 'code 691 seen'])).toEqual(['code {n} seen', 'code 691 seen', 'code {n} seen', 'code {n} seen', 'code {n} seen', 'code 691 seen']);
    expect(templatesOf(['lan2 up', 'lan1 up', 'lan11 up', 'link eth7 went down', 'link eth0 went down', 'link eth00 went down'])).toEqual(['lan{n} up', 'lan1 up', 'lan{n} up', 'link {word} went down', 'link eth0 went down', 'link {word} went down']);
    expect(templatesOf(['a 803.11 joined', 'a 802.11 joined', 'a 802.12 joined', 'rate 3 of 11', 'rate 3 of 10', 'rate 3 of 100'])).toEqual(['{word} {n}.11 joined', '{word} 802.11 joined', null, 'rate {n} of {n}', 'rate {n} of 10', 'rate {n} of {n}']);
    expect(templatesOf(['404 Forbidden', '403 Forbidden', '4030 Forbidden'])).toEqual(['{n} Forbidden', '403 Forbidden', '{n} Forbidden']);
  });

  test('同じ形でも、数の大きさで読めなくなる穴は、読めた時の答えを使い回さない', () => {
    expect(templatesOf(['from 10.0.0.200 to 192.0.2.1', 'from 10.0.0.300 to 192.0.2.1', 'from 10.0.0.201 to 192.0.2.256', 'from 10.0.0.99 to 192.0.2.2'])).toEqual(['from {ip} to {ip}', null, null, 'from {ip} to {ip}']);
    expect(templatesOf(['since 2024/11/22 20:09:34 alive', 'since 2024/13/22 20:09:34 alive', 'since 2024/12/31 20:09:34 alive', 'since 2024/12/31 20:99:34 alive'])).toEqual(['since {time} alive', 'since {text} alive', 'since {time} alive', 'since {text} alive']);
  });

  test('時刻の後ろの時差や午前午後も、覚えた行のものではなく、その行の値から決まる', () => {
    expect(templatesOf(['since 2024/12/31 20:09:34 +99:00 alive', 'since 2024/12/31 20:09:34 +09:00 alive', 'since 2024/12/31 20:09:34 pm alive', 'since 2024/12/31 10:09:34 pm alive'])).toEqual(['since {text} alive', 'since {time} alive', 'since {text} alive', 'since {time} alive']);
    const { columns } = readLog(['2024/01/01 00:00:01 +99:00 code 5 seen', '2024/01/01 00:00:02 +02:00 code 6 seen', '2024/01/01 00:00:03 +09:00 code 7 seen'].join('\n'), made(TEMPLATES), { now: 0 });
    expect(columns.zones).toEqual([120, 540]);
  });

  test('前の行の見出しでも読める行は、覚えた行ではなく、その見出しで読む', () => {
    const read = both(made(['code {n} seen', '{word} code {n} seen', 'only {n} here', 'other {n}'], ['{at:time} {message}', '{at:time} {host:word} {message}', '<{n}> {message}']));
    const picked = fc.constantFrom('2024/01/01 00:00:# gw code # seen', '2024/01/01 00:00:# gw only # here', '2024/01/01 00:00:# only # here', '<#> other #', 'only # here');
    fc.assert(fc.property(fc.array(picked, { minLength: 2, maxLength: 12 }), fc.integer({ min: 10, max: 59 }), (lines, value) => {
      for (const text of lines) { const [remembered, fresh] = read(text.replaceAll('#', String(value))); expect([text, remembered]).toEqual([text, fresh]); }
    }), { numRuns: 300 });
  });

  test('画面の端で切れた行は、切れた所の数がひな形の数の始まりである時だけ、そのひな形になる', () => {
    expect(templatesOf(['channel 7', 'channel 1', 'channel 14', 'channel 15', 'channel 149', 'channel 149...', 'channel 7...'])).toEqual([null, ...Array.from({ length: 2 }, () => 'channel 149 is taken'), null, 'channel 149 is taken', 'channel 149 is taken', null]);
  });

  test('時刻と重さは、前の行のものではなく、その行の値から決まる', () => {
    const catalogue = made(TEMPLATES);
    const { columns } = readLog(['2024/01/01 00:00:01 got 192.168.0.1 now', '2024/01/01 00:00:02 got 8.8.4.4 now', '2024/01/01 00:00:03 got 192.168.0.3 now', 'stamped at 2024/02/03 04:05', 'stamped at 2024/02/04 05:06'].join('\n'), catalogue, { now: 0 });
    expect([...columns.level.subarray(0, 3)]).toEqual([0, 2, 0]);
    expect([...columns.at.subarray(0, 5)]).toEqual([Date.UTC(2024, 0, 1, 0, 0, 1), Date.UTC(2024, 0, 1, 0, 0, 2), Date.UTC(2024, 0, 1, 0, 0, 3), Date.UTC(2024, 1, 3, 4, 5), Date.UTC(2024, 1, 4, 5, 6)]);
  });

  test('どんな行の後でも、初めて見る行として読んだ時と答えが同じ', () => {
    fc.assert(fc.property(log, (lines) => {
      const read = both(made(TEMPLATES));
      for (const text of [...lines, ...lines]) { const [remembered, fresh] = read(text); expect([text, remembered]).toEqual([text, fresh]); }
    }), { numRuns: 300 });
  });

  test('穴のすぐ隣に数字を持つひな形や、穴で終わる見出しがあっても、答えが同じ', () => {
    const catalogues = [made([...TEMPLATES, '{word}1 joined', 'lan2{text}', 'code 6{n}9 seen']), made(TEMPLATES, ['{at:time} {word}', '{at:time} {message}', '{n}{message}'].map((text) => (text.endsWith('{message}') ? text : `${text}{message}`)))];
    for (const catalogue of catalogues) {
      fc.assert(fc.property(log, (lines) => {
        const read = both(catalogue);
        for (const text of [...lines, ...lines]) { const [remembered, fresh] = read(text); expect([text, remembered]).toEqual([text, fresh]); }
      }), { numRuns: 200 });
    }
  });

  test('形が覚えきれないほど多くても、答えが同じ', () => {
    const read = both(made(TEMPLATES));
    const word = (index: number): string => index.toString(26).replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
    for (const round of [0, 1]) for (let index = 0; index < 9000; index += 1) {
      const [remembered, fresh] = read(index % 3 === 0 ? `code ${index} seen` : `link ${word(index)} went ${index % 2 === round ? 'down' : `up ${'x'.repeat(index % 90)}`}`);
      expect(remembered).toEqual(fresh);
    }
  });
});

describe('行の形', () => {
  test('畳みながら作っても、畳んだ後に作っても同じ', () => {
    fc.assert(fc.property(fc.oneof(line, fc.string({ unit: 'binary' })), (text) => {
      const one = foldBuffer(text.length);
      const two = foldBuffer(text.length);
      const quick = emptyShape();
      const slow = emptyShape();
      foldWithShape(text, 0, text.length, one, quick);
      foldInto(text, 0, text.length, two);
      shapeInto(two.codes, two.length, slow);
      expect(String.fromCharCode(...one.codes.subarray(0, one.length))).toBe(String.fromCharCode(...two.codes.subarray(0, two.length)));
      const said = ({ hash, size, words, runs, from, to }: Shape): unknown => [hash, [...words.subarray(0, size)], [...from.subarray(0, runs)], [...to.subarray(0, runs)]];
      expect(said(quick)).toEqual(said(slow));
    }), { numRuns: 300 });
  });

  test('形は、数を隠した文が同じ行だけで同じ', () => {
    const part = fc.constantFrom('1', '22', '333', '4444', '55555', 'a', 'bb', 'ccc', 'か', '/', ' x');
    const units = new Uint16Array(200);
    const read = (text: string): readonly [words: string, masked: string] => {
      const folded = foldBuffer(text.length);
      const shape = emptyShape();
      foldWithShape(text, 0, text.length, folded, shape);
      const masked = String.fromCharCode(...units.subarray(0, maskInto(folded.codes, folded.length, units)));
      expect(masked).toBe(String.fromCharCode(...folded.codes.subarray(0, folded.length)).replace(/[0-9]+/g, '\u0001'));
      return [shape.words.subarray(0, shape.size).join(' '), masked];
    };
    fc.assert(fc.property(fc.array(part, { maxLength: 6 }), fc.array(part, { maxLength: 6 }), (one, other) => {
      const [words, masked] = read(one.join(''));
      const [otherWords, otherMasked] = read(other.join(''));
      expect(words === otherWords).toBe(masked === otherMasked);
    }), { numRuns: 3000 });
  });

  test('確かめ直さない穴の読み方は、数の並びの長さにも数字にもよらない', () => {
    const part = fc.constantFrom('#', '#', '#', '.', '-', '+', ':', 'a', 'f', 'x', 'g', ' ', '/', '_');
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 10 }).filter((parts) => !parts.join('').includes('##') && !parts.join('').includes('#x')), fc.array(fc.tuple(number, number), { minLength: 10, maxLength: 10 }), (parts, values) => {
      const written = [0, 1].map((which) => parts.map((text, index) => (text === '#' ? values[index % values.length]![which]! : text)));
      const codes = written.map((texts) => Uint16Array.from(texts.join(''), (unit) => unit.charCodeAt(0)));
      const places = written.map((texts) => texts.reduce<number[]>((sums, text) => [...sums, sums.at(-1)! + text.length], [0]));
      for (const scan of [scanNumber, scanInteger, scanHex, scanInterface]) {
        for (let index = 0; index < parts.length; index += 1) {
          const [a, b] = [0, 1].map((which) => places[which]!.indexOf(scan(codes[which]!, places[which]![index]!, codes[which]!.length)));
          expect(a).toBe(b);
        }
      }
    }), { numRuns: 1000 });
  });
});
