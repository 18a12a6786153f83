import { AS_OF, day } from './calendar.ts';
import { CITY_WEIGHTS, MEN, STREETS, SURNAMES, WOMEN } from './france.ts';
import { Prng } from './prng.ts';

export type Person = {
  civility: 'M.' | 'Mme';
  firstName: string;
  lastName: string;
  birth: number;
  city: number;
  address: string;
  /** Ten digits. */
  phone: string;
  email: string;
};

const AGE_WEIGHTS = [22, 27, 26, 25] as const;
const AGE_EDGES = [18, 35, 50, 65, 90] as const;
/** Reserved for fiction or never given to a subscriber, so that nobody's real number is in the sample. */
const FICTION_LANDLINES = ['019900', '026191', '035301', '046571', '053649'] as const;
const MAIL_HOSTS = ['courrier.example', 'mel.example', 'poste.example', 'boite.example', 'maison.example'] as const;

/** The same person again for the same number: a duplicate is written from it without keeping anyone in memory. */
export function personAt(seed: number, index: number): Person {
  const rng = new Prng(seed, index, 1);
  const woman = rng.chance(0.55);
  const band = rng.weighted(AGE_WEIGHTS);
  const age = rng.int(AGE_EDGES[band] ?? 18, (AGE_EDGES[band + 1] ?? 90) - 1);
  const firstName = rng.pick(woman ? WOMEN : MEN);
  const lastName = rng.pick(SURNAMES);
  const street = rng.pick(STREETS);
  const number = rng.int(1, 148);
  const suffix = rng.chance(0.08) ? ' bis' : '';
  const birth = Math.max(day(1935, 1, 1), AS_OF - Math.floor((age + rng.next()) * 365.25) - 1);
  return {
    civility: woman ? 'Mme' : 'M.',
    firstName,
    lastName,
    birth,
    city: rng.weighted(CITY_WEIGHTS),
    address: `${number}${suffix}${rng.chance(0.5) ? ',' : ''} ${street}`,
    phone: phoneOf(rng, index),
    email: emailOf(rng, firstName, lastName, index),
  };
}

function phoneOf(rng: Prng, index: number): string {
  if (rng.chance(0.15)) return rng.pick(FICTION_LANDLINES) + rng.int(0, 9999).toString().padStart(4, '0');
  const scattered = (index * 700_001 + 12_345) % 1_010_000;
  if (scattered >= 1_000_000) return `063998${(scattered - 1_000_000).toString().padStart(4, '0')}`;
  return `0700${scattered.toString().padStart(6, '0')}`;
}

function emailOf(rng: Prng, first: string, last: string, index: number): string {
  const f = plainLetters(first);
  const l = plainLetters(last);
  const form = rng.int(0, 4);
  const local =
    form === 0
      ? `${f}.${l}`
      : form === 1
        ? `${f[0] ?? 'x'}${l}`
        : form === 2
          ? `${f}${l}${rng.int(1, 99)}`
          : `${l}.${f}`;
  const unique = rng.chance(0.75) ? (index % 9973).toString() : '';
  return `${local}${unique}@${rng.pick(MAIL_HOSTS)}`;
}

export function withoutAccents(text: string): string {
  return text
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

function plainLetters(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/[^a-z-]/g, '');
}

/** The ways in which people and tools write one telephone number. */
export function writtenPhone(rng: Prng, digits: string): string {
  const pairs = digits.match(/../g) ?? [];
  const form = rng.weighted([42, 22, 12, 10, 6, 5, 1.5]);
  if (form === 0) return pairs.join(' ');
  if (form === 1) return digits;
  if (form === 2) return pairs.join('.');
  if (form === 3) return `+33 ${digits.slice(1, 2)} ${pairs.slice(1).join(' ')}`;
  if (form === 4) return `+33${digits.slice(1)}`;
  if (form === 5) return pairs.join('-');
  return digits.slice(1);
}

/** A second entry of the same person, as another till or a web form would have typed it. */
export function retyped(rng: Prng, person: Person): Person {
  const copy = { ...person };
  const style = rng.int(0, 3);
  if (style === 0) copy.lastName = withoutAccents(person.lastName).toUpperCase();
  if (style === 1) copy.lastName = withTypo(rng, person.lastName);
  if (style === 2) copy.firstName = withTypo(rng, person.firstName);
  if (style === 3) copy.firstName = withoutAccents(person.firstName);
  if (rng.chance(0.3)) copy.address = shortStreet(person.address);
  if (rng.chance(0.25)) copy.email = rng.chance(0.5) ? '' : person.email.toUpperCase();
  if (rng.chance(0.15)) copy.phone = '';
  if (rng.chance(0.12)) copy.city = rng.weighted(CITY_WEIGHTS);
  if (rng.chance(0.08)) copy.birth += rng.int(1, 9);
  return copy;
}

function withTypo(rng: Prng, name: string): string {
  if (name.length < 4) return name.toUpperCase();
  const at = rng.int(1, name.length - 2);
  const form = rng.int(0, 2);
  if (form === 0) return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  if (form === 1) return name.slice(0, at) + name.slice(at + 1);
  return name.slice(0, at) + name.charAt(at) + name.slice(at);
}

function shortStreet(address: string): string {
  return address.replace('avenue', 'av.').replace('boulevard', 'bd').replace(' rue ', ' r. ').replace('place', 'pl.');
}
