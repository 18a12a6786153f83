import { expect, it } from 'vitest';
import { typedDate, writtenDate } from '../../src/ui/typed-date.ts';

it.each(['30/9/2026', '30-09-26', '30.09.2026', '30 09 2026', '30092026', '2026-09-30'])(
  'reads %s day first',
  (text) => {
    expect(typedDate(text)).toBe('2026-09-30');
  },
);

it.each(['31/02/2026', '9/30/2026', 'hier', '', '30/09'])('refuses %s', (text) => {
  expect(typedDate(text)).toBeNull();
});

it('writes what it reads', () => {
  expect(writtenDate('2026-09-30')).toBe('30/09/2026');
  expect(typedDate(writtenDate('2026-02-01'))).toBe('2026-02-01');
});
