import { expect, test } from 'vitest';
import { BiffReader, biffRecords } from '../../src/formats/excel/biff-records.ts';
import { unpackLz4 } from '../../src/formats/lz4.ts';

const record = (id: number, ...bytes: readonly number[]): readonly number[] => [
  id & 255,
  id >> 8,
  bytes.length & 255,
  bytes.length >> 8,
  ...bytes,
];
const letters = (text: string): readonly number[] => Array.from(text, (sign) => sign.charCodeAt(0));
const wide = (text: string): readonly number[] => letters(text).flatMap((code) => [code & 255, code >> 8]);

test('a text that goes on in the next record may be written otherwise from there', () => {
  const stream = Uint8Array.from([
    ...record(0xfc, 9, 0, 0, ...letters('Caf')),
    ...record(0x3c, 1, ...wide('é œ')),
    ...record(0x3c, 0, ...letters('uf!'), 2, 0, 0, ...letters('ok')),
    ...record(0x0a),
  ]);
  const [strings, end] = [...biffRecords(stream, 0)];
  if (strings == null) throw new Error('no record');
  expect([strings.id, strings.blocks.length, end?.id]).toEqual([0xfc, 3, 0x0a]);
  const reader = new BiffReader(strings);
  expect([reader.text(reader.u16()), reader.text(reader.u16()), reader.ended]).toEqual(['Café œuf!', 'ok', true]);
});

test('formats and phonetics of a text are passed over, also into the next record', () => {
  const stream = Uint8Array.from([
    ...record(0xfc, 2, 0, 0x0c, 1, 0, 6, 0, 0, 0, ...letters('ab'), 0, 0, 0, 0, 1, 2),
    ...record(0x3c, 3, 4, 5, 6, 1, 0, 0, ...letters('z')),
  ]);
  const [strings] = [...biffRecords(stream, 0)];
  if (strings == null) throw new Error('no record');
  const reader = new BiffReader(strings);
  expect([reader.text(reader.u16()), reader.text(reader.u16())]).toEqual(['ab', 'z']);
});

test('packed numbers are whole or not, of hundredths or not', () => {
  const one = (raw: number): number => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, raw, true);
    return new BiffReader({ id: 0, at: 0, blocks: [bytes] }).packed();
  };
  // 1 and 1.23 as doubles without their lower half; 123456, 1234.56 and -2 as whole numbers.
  expect([0x3ff00000, (123456 << 2) | 2, (123456 << 2) | 3, (-2 << 2) | 2].map((raw) => one(raw >>> 0))).toEqual([
    1, 123456, 1234.56, -2,
  ]);
});

test('records that are cut are told of', () => {
  const stream = Uint8Array.from([...record(0x0809, 0, 6), 0xfc, 0, 9, 0, 1]);
  expect([...biffRecords(stream, 0)].map((one) => one?.id ?? null)).toEqual([0x0809, null]);
});

test('LZ4 goes back over what it has just written', () => {
  // Three new bytes, then nine more from three back, then "!" and the end.
  const block = [0x35, ...letters('abc'), 3, 0, 0x10, ...letters('!')];
  const frame = Uint8Array.of(4, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, block.length, 0, 0, 0, ...block, 0, 0, 0, 0);
  expect(new TextDecoder().decode(unpackLz4(frame, 13))).toBe('abcabcabcabc!');
  expect(() => unpackLz4(frame, 14)).toThrow(RangeError);
  expect(() => unpackLz4(frame.subarray(0, 14), 13)).toThrow(RangeError);
});
