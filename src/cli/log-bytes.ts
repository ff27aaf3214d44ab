import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isBinary, isGzip } from '../engine/decode.ts';

/** More bytes than this are not read: a string of as many characters is about the longest there can be. */
export const MOST_BYTES = 500 * 1024 * 1024;

export interface LogBytes {
  /** What is to be decoded; null where it is no log, and `said` says why. */
  readonly bytes: Uint8Array | null;
  /** What happened on the way, for whoever called; empty where nothing did. */
  readonly said: string;
}

/**
 * The bytes of a log from the bytes of a file: unpacked where gzip packed them, up to `most` of them, and none where they
 * are no text. Never throws for what the bytes hold.
 */
export async function logBytes(given: Uint8Array, most = MOST_BYTES): Promise<LogBytes> {
  if (!isGzip(given)) {
    if (isBinary(given)) return { bytes: null, said: '文字のファイルではないので、読めません。文字（.txtや.log）で保存したものを渡してください。' };
    return given.length > most ? { bytes: given.subarray(0, most), said: '大きすぎるので、はじめの部分だけを読みました。' } : { bytes: given, said: '' };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  let said = '';
  const unpacking = Readable.from([given]).pipe(createGunzip());
  try {
    for await (const chunk of unpacking) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > most) { said = '広げると大きすぎるので、はじめの部分だけを読みました。'; break; }
    }
  } catch {
    said = '途中で壊れています。読めたところまで調べました。';
  }
  const bytes = Buffer.concat(chunks).subarray(0, most);
  return isBinary(bytes) ? { bytes: null, said: '中身が文字のファイルではないので、読めません。' } : { bytes, said };
}
