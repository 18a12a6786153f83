import { expect, test } from 'vitest';
import { BackslashCounter, withoutBackslashes } from '../../../src/formats/csv/backslashes.ts';
import { decodeBytes, transcode, transcodeGuessed } from '../../../src/formats/csv/transcode.ts';
import { encoded } from '../../fixtures/corpus-case.ts';

test.each([
  ['café, à côté', 'windows-1252', 'windows-1252'],
  ['3 €, l’été', 'windows-1252', 'windows-1252'],
  ['12,50 €', 'iso-8859-15', 'iso-8859-15'],
  ['un bœuf', 'iso-8859-15', 'iso-8859-15'],
  ['été\n«déçu»\n', 'mixed', 'mixed'],
  ['prix 3 €\n«déçu»\n', 'mixed', 'mixed'],
] as const)('%j written in %s is taken for %s, and read so', async (text, written, guessed) => {
  const { from, text: utf8 } = await transcodeGuessed(new Blob([encoded(text, written)]));
  expect([from, await utf8.text()]).toEqual([guessed, text]);
});

test('a half is no œ: ½ beside digits stays Windows-1252', async () => {
  const { from } = await transcodeGuessed(new Blob([Uint8Array.of(0x31, 0xbd, 0x20, 0x6c, 0xe9)]));
  expect(from).toBe('windows-1252');
});

test('lines of two encodings are read each in its own, wherever the pieces are cut', async () => {
  const line = 'très bien;Zoé\n';
  const text = `${line.repeat(400_000)}«déçu»\n${line}`;
  const { text: utf8, mixed } = await transcode(new Blob([encoded(text, 'mixed')]), 'mixed');
  expect((await utf8.text()) === text).toBe(true);
  expect(mixed).toEqual({ lines: 1, line: 400_001 });
  expect(decodeBytes(encoded('«é»\né\n', 'mixed'), 'mixed')).toBe('«é»\né\n');
});

test('backslashes before quotes and apostrophes go, others stay', async () => {
  const plain = async (text: string, quote = '"'): Promise<readonly [string, number]> => {
    const { text: out, count } = await withoutBackslashes(new Blob([text]), quote);
    return [await out.text(), count];
  };
  expect(await plain('a \\"b\\" c')).toEqual(['a ""b"" c', 2]);
  expect(await plain("don\\'t")).toEqual(["don't", 1]);
  expect(await plain("don\\'t", "'")).toEqual(["don''t", 1]);
  expect(await plain('C:\\x \\\\ y\\')).toEqual(['C:\\x \\ y\\', 1]);
});

test('backslashes are counted over the cut between two pieces', () => {
  const counter = new BackslashCounter();
  for (const piece of ['a\\', '"b', "\\'", '\\x']) counter.push(new TextEncoder().encode(piece));
  expect(counter.counts).toEqual({ quotes: 1, apostrophes: 1 });
});
