import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../src/analyzer/timeline.ts';
import { read } from './reading.ts';

const at = (time: string): number => Date.parse(`2024-05-01T${time}Z`);

describe('時刻の図は', () => {
  test('つながっていた間を棒に、行を印にする', () => {
    const timeline = timelineOf(read('10:00:00 session main is up', '10:30:00 login from 192.0.2.1', '11:00:00 session main is down', '12:00:00 clock set'))!;
    expect(timeline).toMatchObject({ from: at('10:00:00'), to: at('12:00:00') });
    expect(timeline.lanes.map(({ lane }) => lane)).toEqual(['session', 'login']);
    expect(timeline.lanes[0]!.bars).toEqual([{ from: at('10:00:00'), to: at('11:00:00'), n: 1, times: 1 }]);
    expect(timeline.lanes[0]!.marks.map(({ level, n }) => `${level} ${n}`)).toEqual(['normal 1', 'fault 3']);
  });

  test('終わりだけなら前から、始まりだけなら終わりなしの棒にする', () => {
    expect(timelineOf(read('10:00:00 session main is down', '11:00:00 clock set'))!.lanes[0]!.bars).toEqual([{ from: null, to: at('10:00:00'), n: 1, times: 1 }]);
    expect(timelineOf(read('10:00:00 session main is up', '11:00:00 clock set'))!.lanes[0]!.bars).toEqual([{ from: at('10:00:00'), to: null, n: 1, times: 1 }]);
  });

  test('新しい行が上でも、起きた順に読む', () => {
    expect(timelineOf(read('12:00:00 clock set', '11:00:00 session main is down', '10:00:00 session main is up'))!.lanes[0]!.bars).toEqual([{ from: at('10:00:00'), to: at('11:00:00'), n: 3, times: 1 }]);
  });

  test('1つの場所に集まった行は、いちばん重いものを出し、数を言う', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `10:00:00 session main is ${index % 2 === 0 ? 'down' : 'up'}`);
    const { marks } = timelineOf(read(...lines, '20:00:00 clock set'))!.lanes[0]!;
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({ level: 'fault', count: 50, n: 1 });
  });

  test('見分けられないほど短い接続のくり返しは、回数のある1本の棒にし、そのあとの長い接続は別の棒にする', () => {
    const minute = (index: number, second: string): string => `10:${String(index).padStart(2, '0')}:${second}`;
    const flaps = Array.from({ length: 20 }, (_, index) => [`${minute(index, '00')} session main is up`, `${minute(index, '30')} session main is down`]).flat();
    const { bars } = timelineOf(read(...flaps, '11:00:00 session main is up', '18:00:00 session main is down', '18:10:00 session main is up', '23:00:00 clock set'))!.lanes[0]!;
    expect(bars).toEqual([
      { from: at('10:00:00'), to: at('10:19:30'), n: 1, times: 20 },
      { from: at('11:00:00'), to: at('18:00:00'), n: 41, times: 1 },
      { from: at('18:10:00'), to: null, n: 43, times: 1 },
    ]);
  });

  test('時刻が1つしかなければ、出さない', () => {
    expect(timelineOf(read('10:00:00 session main is up'))).toBeNull();
    expect(timelineOf(read())).toBeNull();
  });
});
