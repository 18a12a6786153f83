import type { ColumnRole } from '../../model/column.ts';
import type { KnownColumn } from './known-column.ts';

const email = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}$/;
const phone = /^(?:(?:\+|00)\d{1,3}[\s.\u00a0-]?|0)\d(?:[\s.\u00a0-]?\d{2}){4}$|^\+\d{8,15}$/;
const postcode = /^(?:0[1-9]|[1-8]\d|9[0-8]|2[AB])\d{3}$/;
const channels = new Set([
  'telephone',
  'phone',
  'e-mail',
  'email',
  'mail',
  'courrier',
  'web',
  'site',
  'site web',
  'internet',
  'magasin',
  'store',
  'boutique',
  'agence',
  'chat',
  'tchat',
  'sms',
  'fax',
  'postal',
  'postal mail',
  'self service',
  'formulaire',
  'form',
  'reseaux sociaux',
  'social',
  'appli',
  'app',
  'application',
  'mobile',
  'cellular',
  'referral',
  'whatsapp',
  'call',
  'appel',
  'visite',
  'direct opening',
  'ivr',
  'svi',
]);
const genders = new Set([
  'm',
  'f',
  'h',
  'mme',
  'mlle',
  'mr',
  'mr.',
  'm.',
  'mrs',
  'mrs.',
  'ms',
  'ms.',
  'male',
  'female',
  'homme',
  'femme',
  'monsieur',
  'madame',
  'masculin',
  'feminin',
  'dr',
  'dr.',
]);

const fold = (text: string): string =>
  text
    .trim()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const shareOf = (samples: readonly string[], fits: (sample: string) => boolean): number =>
  samples.length === 0 ? 0 : samples.filter(fits).length / samples.length;

/** What the values alone say a column is, 0 to 1. */
export function roleByValues(column: KnownColumn): { readonly role: ColumnRole; readonly confidence: number } | null {
  const { samples, type } = column;
  if (type !== 'text' || samples.length === 0) return null;
  if (shareOf(samples, (sample) => email.test(sample)) >= 0.8) return { role: 'email', confidence: 0.97 };
  if (samples.length > 3 && shareOf(samples, (sample) => phone.test(sample)) >= 0.8)
    return { role: 'phone', confidence: 0.9 };
  if (
    samples.length > 3 &&
    samples.some((sample) => sample.startsWith('0')) &&
    shareOf(samples, (sample) => postcode.test(sample)) >= 0.95
  )
    return { role: 'postcode', confidence: 0.75 };
  const distinct = column.profile?.distinct ?? samples.length;
  if (distinct >= 2 && distinct <= 15 && shareOf(samples, (sample) => channels.has(fold(sample))) >= 0.6)
    return { role: 'channel', confidence: 0.7 };
  if (distinct >= 2 && distinct <= 6 && shareOf(samples, (sample) => genders.has(fold(sample))) >= 0.99)
    return { role: 'gender', confidence: 0.6 };
  const words = samples.reduce((sum, sample) => sum + sample.split(/\s+/).length, 0) / samples.length;
  if (words >= 6 && distinct > 30 && (column.profile?.longest ?? 0) > 60) return { role: 'comment', confidence: 0.6 };
  return null;
}

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
    case 'email':
      return type === 'text' && (samples.length === 0 || shareOf(samples, (sample) => email.test(sample)) >= 0.3);
    case 'phone':
      return (
        (type === 'text' || type === 'integer') &&
        (samples.length === 0 || shareOf(samples, (sample) => (sample.match(/\d/g)?.length ?? 0) >= 6) >= 0.5)
      );
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
