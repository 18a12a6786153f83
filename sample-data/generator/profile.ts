import { AS_OF, addMonths, day } from './calendar.ts';
import { FORMULAS, type Formula } from './context-rule.ts';
import { CITIES, STORES } from './france.ts';
import type { Person } from './people.ts';
import { Prng } from './prng.ts';
import type { World } from './world.ts';

type Optin = 'oui' | 'non' | '';

/** One customer number: what the CRM and the club know, and how the customer behaves. */
export type Profile = {
  index: number;
  creation: number;
  store: number;
  birthShown: string | undefined;
  civilityShown: string;
  storeShown: string;
  optinEmail: Optin;
  optinSms: Optin;
  formula: Formula;
  adhesion: number | undefined;
  leaving: number | undefined;
  big: boolean;
  shippingHabit: number;
  serial: boolean;
  /** Own propensity to contact, mean 1. */
  frailty: number;
};

const CLUB_OPENED = day(2022, 1, 10);
const OLDEST = 4650;

/** Numbers are given in order of creation; every 38th was purged since, and is what an orphan refers to. */
export function customerId(index: number): string {
  return (1000 + index + Math.floor(index / 37)).toString().padStart(7, '0');
}

export function purgedId(gap: number): string {
  return (1000 + gap * 38 + 37).toString().padStart(7, '0');
}

export function drawProfile(world: World, index: number, total: number, person: Person, duplicate: boolean): Profile {
  const rng = new Prng(world.seed, index, 2);
  const creation = creationDay(rng, index, total);
  const cityStores = CITIES[person.city]?.stores ?? [0];
  const store = rng.chance(0.92) ? rng.pick(cityStores) : rng.weighted(STORES.map((s) => s.weight));
  const big = !duplicate && rng.chance(world.highShare);
  const club = drawClub(rng, creation, duplicate, big);
  return {
    index,
    creation,
    store,
    birthShown: rng.chance(0.06) ? rng.pick(['', '', '', 'NR', '99/99/9999']) : undefined,
    civilityShown: rng.chance(0.03) ? rng.pick(['', 'NR', '?']) : person.civility,
    storeShown: rng.chance(0.025) ? rng.pick(['', '?', 'NR']) : (STORES[store]?.name ?? ''),
    optinEmail: rng.chance(0.62) ? 'oui' : 'non',
    optinSms: rng.chance(0.12) ? '' : rng.chance(0.5) ? 'oui' : 'non',
    ...club,
    big,
    shippingHabit: rng.weighted([45, 33, 22]),
    serial: !duplicate && rng.chance(0.003),
    frailty: rng.gammaOfMeanOne(1.6),
  };
}

function creationDay(rng: Prng, index: number, total: number): number {
  const left = 1 - (index + 0.5) / total;
  return AS_OF - Math.floor(OLDEST * left ** 1.294 + rng.next() * 9);
}

function drawClub(
  rng: Prng,
  creation: number,
  duplicate: boolean,
  big: boolean,
): Pick<Profile, 'formula' | 'adhesion' | 'leaving'> {
  const member = rng.chance(duplicate ? 0.08 : big ? 0.57 : 0.48);
  const formula = FORMULAS[1 + rng.weighted([38, 34, 28])] ?? 'Essentiel';
  const start = Math.max(creation, CLUB_OPENED);
  const adhesion = rng.int(start, AS_OF);
  const years = rng.int(1, 3);
  const leaves = rng.chance(0.24);
  if (!member) return { formula: '', adhesion: undefined, leaving: undefined };
  const end = addMonths(adhesion, 12 * years);
  return { formula, adhesion, leaving: leaves && end <= AS_OF ? end : undefined };
}
