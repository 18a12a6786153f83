import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../../src/locales/formats.ts';
import { fileStem } from '../../../src/screens/shown-fields.ts';
import { writtenValue } from '../../../src/screens/written-value.ts';

const written = (type: Parameters<typeof writtenValue>[0], value: Parameters<typeof writtenValue>[1]): string =>
  writtenValue(type, value, formatsOf('fr'), { yes: 'oui', no: 'non' });

describe('a cell as the reader writes it', () => {
  it('follows the type of its column', () => {
    expect(written('date', '2026-09-30')).toBe('30/09/2026');
    expect(written('datetime', '2026-09-30 08:05:00')).toBe('30/09/2026 08:05');
    expect(written('boolean', 'true')).toBe('oui');
    expect(written('boolean', 'false')).toBe('non');
    expect(written('decimal', 19.9)).toBe('19,90');
    expect(written('decimal', 0.125)).toBe('0,125');
    expect(written('integer', 2019)).toBe('2019');
    expect(written('text', '00412')).toBe('00412');
  });

  it('shows a missing value as missing', () => {
    expect(written('decimal', Number.NaN)).toBe('—');
    expect(written('text', null)).toBe('—');
  });
});

describe('the name of a list as a file', () => {
  it('keeps letters, digits and hyphens', () => {
    expect(fileStem('Plus de 45 ans, clients « Œuvre & Été »')).toBe('plus-de-45-ans-clients-oeuvre-ete');
    expect(fileStem('../../x')).toBe('x');
  });
});
