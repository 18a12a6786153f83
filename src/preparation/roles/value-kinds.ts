import { isDated, isNumeric, type ColumnRole, type ValueForm } from '../../model/column.ts';
import type { RoleGuess } from '../../model/reading.ts';
import type { KnownColumn } from './known-column.ts';
import {
  channels,
  consents,
  countries,
  currencies,
  firstNames,
  fold,
  genders,
  lastNames,
  plainGenders,
  reasons,
} from './known-values.ts';
import { isEmail, isFrenchPostcode, isIban, isPaymentCard, isPhone, isSiren, isSiret } from './number-checks.ts';

export interface ValueGuess {
  readonly role: ColumnRole;
  readonly confidence: number;
  readonly evidence: NonNullable<RoleGuess['evidence']>;
}

interface Form {
  readonly form: ValueForm;
  readonly role: ColumnRole;
  readonly confidence: number;
  /** Values to look at before the form proves anything. */
  readonly least: number;
  readonly share: number;
  readonly fits: (value: string) => boolean;
  /** What the column must be besides. */
  readonly when?: (column: KnownColumn) => boolean;
}

const between = (least: number, most: number) => (column: KnownColumn) => {
  const distinct = column.profile?.distinct ?? column.samples.length;
  return distinct >= least && distinct <= most;
};
const listed = (values: ReadonlySet<string>) => (value: string) => values.has(fold(value));
/** A number of a register is long: its length alone is no chance, its check digit is one chance in ten. */
const register = { least: 4, share: 0.95, confidence: 0.95 } as const;

/** The forms of texts, the most telling first. */
const textForms: readonly Form[] = [
  { form: 'email', role: 'email', confidence: 0.97, least: 1, share: 0.8, fits: isEmail },
  { form: 'iban', role: 'iban', ...register, least: 2, fits: isIban },
  { form: 'payment-card', role: 'payment-card', ...register, fits: isPaymentCard },
  { form: 'siret', role: 'company-id', ...register, fits: isSiret },
  { form: 'siren', role: 'company-id', ...register, least: 6, confidence: 0.85, fits: isSiren },
  { form: 'phone', role: 'phone', confidence: 0.9, least: 4, share: 0.8, fits: isPhone },
  {
    form: 'postcode',
    role: 'postcode',
    confidence: 0.75,
    least: 4,
    share: 0.95,
    fits: isFrenchPostcode,
    // Where none begins with 0 they may as well be amounts or numbers of anything.
    when: ({ samples }) => samples.some((sample) => sample.startsWith('0')),
  },
  {
    form: 'channel',
    role: 'channel',
    confidence: 0.7,
    least: 1,
    share: 0.6,
    fits: listed(channels),
    when: between(2, 15),
  },
  {
    form: 'gender',
    role: 'gender',
    confidence: 0.6,
    least: 1,
    share: 0.99,
    fits: listed(genders),
    when: (column) => between(2, 6)(column) && column.samples.filter(listed(plainGenders)).length >= 2,
  },
  {
    form: 'consent',
    role: 'consent',
    confidence: 0.8,
    least: 2,
    share: 0.99,
    fits: listed(consents),
    when: between(2, 6),
  },
  {
    form: 'currency',
    role: 'currency',
    confidence: 0.85,
    least: 1,
    share: 0.99,
    fits: listed(currencies),
    when: between(1, 20),
  },
  {
    form: 'country',
    role: 'country',
    confidence: 0.8,
    least: 2,
    share: 0.8,
    fits: listed(countries),
    when: between(2, 250),
  },
  {
    form: 'reason',
    role: 'reason',
    confidence: 0.6,
    least: 2,
    share: 0.5,
    fits: listed(reasons),
    when: between(2, 60),
  },
  {
    form: 'first-name',
    role: 'first-name',
    confidence: 0.75,
    least: 10,
    share: 0.4,
    fits: listed(firstNames),
    when: ({ samples }) => meanWords(samples) <= 1.5,
  },
  {
    form: 'last-name',
    role: 'last-name',
    confidence: 0.6,
    least: 20,
    share: 0.15,
    fits: listed(lastNames),
    when: ({ samples }) => meanWords(samples) <= 1.5,
  },
  {
    form: 'long-text',
    role: 'comment',
    confidence: 0.6,
    least: 1,
    share: 0,
    fits: (value) => value.split(/\s+/).length >= 6,
    when: (column) =>
      meanWords(column.samples) >= 6 && between(31, Infinity)(column) && (column.profile?.longest ?? 0) > 60,
  },
];

const signedMoney = /[€$£]|\b(?:EUR|USD|GBP|CHF)\b/;
const numberForms: readonly Form[] = [
  {
    form: 'money',
    role: 'amount',
    confidence: 0.7,
    least: 3,
    share: 0.8,
    fits: (value) => signedMoney.test(value),
  },
];

const meanWords = (samples: readonly string[]): number =>
  samples.reduce((sum, sample) => sum + sample.trim().split(/\s+/).length, 0) / Math.max(1, samples.length);

function seen({ samples }: KnownColumn, { form, fits }: Pick<Form, 'form' | 'fits'>): ValueGuess['evidence'] {
  return { form, fits: samples.filter(fits).length, of: samples.length };
}

/** What the values alone say a column is, 0 to 1. */
export function roleByValues(column: KnownColumn): ValueGuess | null {
  const { type, samples } = column;
  if (samples.length === 0) return null;
  if (isDated(type)) return birthDays(column);
  const forms = type === 'text' ? textForms : isNumeric(type) ? numberForms : [];
  for (const one of forms) {
    if (samples.length < one.least || one.when?.(column) === false) continue;
    const evidence = seen(column, one);
    if (evidence.fits / evidence.of >= one.share) return { role: one.role, confidence: one.confidence, evidence };
  }
  return isNumeric(type) ? points(column) : null;
}

const yearOf = (day: string): number => Number(/(?:^|\D)(\d{4})(?:\D|$)/.exec(day)?.[1] ?? NaN);

/**
 * Days spread over the lives of customers, none of them far back and none lately: business begins and ends within years, births do not. Two
 * thirds of them lie at least 18 years before the latest day of the file that could be today.
 */
function birthDays(column: KnownColumn): ValueGuess | null {
  const years = column.samples
    .map(yearOf)
    .filter((year) => !Number.isNaN(year))
    .sort((a, b) => a - b);
  if (years.length < 20) return null;
  const at = (share: number): number => years[Math.floor(share * (years.length - 1))] ?? NaN;
  const spread = at(0.75) - at(0.25);
  const lived = years.filter((year) => year >= 1905 && year <= 2015).length;
  if (spread < 8 || at(0.5) > 2000 || lived / years.length < 0.95) return null;
  return { role: 'birth-date', confidence: 0.75, evidence: { form: 'birth-day', fits: lived, of: years.length } };
}

/** The scale that whole points use to the full: 0 to 10 in eleven values, 1 to 5 in five. */
function scaleOf({ type, profile }: KnownColumn): ValueGuess['evidence'] | null {
  if (type !== 'integer' || profile === null) return null;
  const [min, max] = [Number(profile.min), Number(profile.max)];
  if (min === 0 && max === 10 && profile.distinct === 11) return { form: 'out-of-10', fits: 11, of: 11 };
  return min === 1 && max === 5 && profile.distinct === 5 ? { form: 'out-of-5', fits: 5, of: 5 } : null;
}

function points(column: KnownColumn): ValueGuess | null {
  const evidence = scaleOf(column);
  return evidence?.form === 'out-of-10' ? { role: 'score', confidence: 0.5, evidence } : null;
}

/** What the values add to a role that the name gives; null where their form is none of ours. */
export function evidenceFor(role: ColumnRole, column: KnownColumn): Omit<ValueGuess, 'role'> | null {
  if (role === 'score') {
    const evidence = scaleOf(column);
    return evidence === null ? null : { evidence, confidence: 0.5 };
  }
  if (role === 'birth-date') return isDated(column.type) ? birthDays(column) : null;
  for (const one of column.type === 'text' ? textForms : numberForms) {
    if (one.role !== role || one.form === 'long-text') continue;
    const evidence = seen(column, one);
    if (evidence.of > 0 && evidence.fits / evidence.of >= Math.min(one.share, 0.5))
      return { evidence, confidence: one.confidence * (evidence.fits / evidence.of) };
  }
  return null;
}

const shareOf = (samples: readonly string[], fits: (sample: string) => boolean): number =>
  samples.length === 0 ? 0 : samples.filter(fits).length / samples.length;

/** Whether the values of a column can play a role that its name gives it; a name alone proves nothing. */
export function canPlay(role: ColumnRole, column: KnownColumn): boolean {
  const { type, profile, samples } = column;
  const number = type === 'integer' || type === 'decimal';
  const dated = type === 'date' || type === 'datetime';
  const distinct = profile?.distinct ?? 0;
  switch (role) {
    case 'date':
    case 'end-date':
    case 'birth-date':
      return dated;
    case 'amount':
    case 'quantity':
    case 'unit-price':
    case 'discount':
    case 'duration':
      return number;
    case 'score':
      return number && Number(profile?.min) >= 0 && Number(profile?.max) <= 100;
    case 'channel':
    case 'reason':
    case 'offer':
      return (type === 'text' || type === 'boolean' || type === 'integer') && distinct >= 1 && distinct <= 2_000;
    case 'status':
      return type === 'boolean' || ((type === 'text' || type === 'integer') && distinct <= 200);
    case 'gender':
      return (type === 'text' || type === 'integer' || type === 'boolean') && distinct <= 20;
    case 'consent':
      return distinct <= 20;
    case 'currency':
      return type === 'text' && distinct <= 60 && (samples.length === 0 || meanWords(samples) <= 2);
    case 'email':
      return type === 'text' && (samples.length === 0 || shareOf(samples, isEmail) >= 0.3);
    case 'phone':
      return (
        (type === 'text' || type === 'integer') &&
        (samples.length === 0 || shareOf(samples, (sample) => (sample.match(/\d/g)?.length ?? 0) >= 6) >= 0.5)
      );
    case 'company-id':
      return type !== 'date' && shareOf(samples, (sample) => isSiret(sample) || isSiren(sample)) >= 0.8;
    case 'iban':
      return type === 'text' && shareOf(samples, isIban) >= 0.8;
    case 'payment-card':
      return type === 'text' && shareOf(samples, isPaymentCard) >= 0.8;
    case 'customer-id':
    case 'event-id':
      return (
        (type === 'text' || type === 'integer') && shareOf(samples, (sample) => sample.split(/\s+/).length <= 3) > 0.8
      );
    case 'product':
    case 'postcode':
      return type === 'text' || type === 'integer';
    default:
      return type === 'text';
  }
}
