import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  byteOrderMark,
  firstOddByte,
  isBinary,
  Utf8Check,
  utf16WithoutMark,
} from '../../../src/formats/csv/encoding.ts';
import { transcode } from '../../../src/formats/csv/transcode.ts';

function oddByte(bytes: Uint8Array, sizes: readonly number[]): number | null {
  const check = new Utf8Check();
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    check.push(bytes.slice(at, at + size));
    at += size;
  }
  check.finish();
  return check.firstOdd;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

test('the first odd byte is found wherever it is, whatever the chunks', () => {
  const text = 'é€😀'.repeat(3_000);
  const good = new TextEncoder().encode(text);
  const bad = Uint8Array.from([...good, 0xe9, 0x20, 0x61]);
  for (const sizes of [[1], [3], [4_096], [7, 64]]) {
    expect(oddByte(good, sizes)).toBeNull();
    expect(oddByte(bad, sizes)).toBe(good.length);
  }
});

test('a character cut by the end of the file is odd', () => {
  expect(oddByte(Uint8Array.of(0x61, 0xe2, 0x82), [10])).toBe(1);
});

test('the check agrees with the decoder of the browser', () => {
  const byte = fc.constantFrom(
    0x00,
    0x61,
    0x7f,
    0x80,
    0xa0,
    0xbf,
    0xc0,
    0xc2,
    0xdf,
    0xe0,
    0xe2,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0xff,
    0x90,
    0x8f,
  );
  fc.assert(
    fc.property(
      fc.array(byte, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
      (list, sizes) => {
        const bytes = Uint8Array.from(list);
        const odd = oddByte(bytes, sizes);
        expect(odd === null).toBe(isUtf8(bytes));
        expect(odd ?? bytes.length).toBe(firstOddByte(bytes));
      },
    ),
    { numRuns: 3_000, seed: 5 },
  );
});

test('marks and patterns of UTF-16, and what is no text', () => {
  expect(byteOrderMark(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual({ encoding: 'utf-8', length: 3 });
  expect(utf16WithoutMark(Uint8Array.of(0x61, 0, 0x62, 0, 0x3b, 0))).toBe('utf-16le');
  expect(utf16WithoutMark(Uint8Array.of(0, 0x61, 0, 0x62, 0, 0x3b))).toBe('utf-16be');
  expect(utf16WithoutMark(new TextEncoder().encode('a;b\n1;2\n'))).toBeNull();
  expect(isBinary(Uint8Array.of(0x1f, 0x8b, 8, 0))).toBe(true);
  expect(isBinary(new TextEncoder().encode('a\x1fb\n'.repeat(100)))).toBe(false);
});

test('Windows-1252 is not Latin-1', async () => {
  const { text } = await transcode(new Blob([Uint8Array.of(0x80, 0x9c, 0x92, 0xe9, 0x85)]), 'windows-1252');
  expect(await text.text()).toBe('€œ’é…');
});
