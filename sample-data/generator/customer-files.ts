import { addMonths, frenchDate } from './calendar.ts';
import type { CsvFile } from './csv-file.ts';
import { frenchAmount } from './csv-file.ts';
import { CITIES } from './france.ts';
import { withoutAccents, writtenPhone, type Person } from './people.ts';
import { Prng } from './prng.ts';
import { customerId, purgedId, type Profile } from './profile.ts';
import type { World } from './world.ts';

const FEES: Record<string, number> = { Essentiel: 1990, Plus: 3900, Premium: 7900 };

export function writeCrmRow(file: CsvFile, world: World, profile: Profile, person: Person): void {
  const rng = new Prng(world.seed, profile.index, 9);
  const city = CITIES[person.city];
  const shouting = rng.chance(0.08);
  const balance = Math.round(rng.lognormal(profile.big ? 9500 : 2400, 1.05));
  const tier = profile.big ? rng.weighted([34, 36, 18, 10, 2]) : rng.weighted([6, 22, 38, 32, 2]);
  file.write([
    customerId(profile.index),
    profile.civilityShown,
    shouting ? withoutAccents(person.lastName).toUpperCase() : person.lastName,
    shouting ? withoutAccents(person.firstName).toUpperCase() : person.firstName,
    profile.birthShown ?? frenchDate(person.birth),
    rng.chance(0.09) ? rng.pick(['', '', 'NR', '?']) : person.email,
    rng.chance(0.07) || person.phone === '' ? rng.pick(['', '', 'NR', '?']) : writtenPhone(rng, person.phone),
    rng.chance(0.04) ? rng.pick(['', 'NR']) : person.address,
    city?.postcode ?? '',
    shouting ? withoutAccents(city?.name ?? '').toUpperCase() : (city?.name ?? ''),
    frenchDate(profile.creation),
    profile.storeShown,
    profile.optinEmail,
    profile.optinSms,
    ['Or', 'Argent', 'Bronze', 'Découverte', ''][tier] ?? '',
    rng.chance(0.03) ? 'NR' : frenchAmount(rng.chance(0.2) ? 0 : balance, '\u00a0'),
  ]);
}

export function writeClubRow(file: CsvFile, world: World, profile: Profile): void {
  if (profile.adhesion === undefined) return;
  const rng = new Prng(world.seed, profile.index, 10);
  writeMember(file, rng, customerId(profile.index), profile.formula, profile.adhesion, profile.leaving);
}

/** Members whose customer number was purged from the CRM. */
export function writePurgedMembers(file: CsvFile, world: World, gaps: readonly number[], from: number): void {
  const rng = new Prng(world.seed, 2, 10);
  for (const gap of gaps) {
    const adhesion = from + rng.int(0, 500);
    const formula = rng.pick(['Essentiel', 'Plus', 'Premium']);
    writeMember(file, rng, purgedId(gap), formula, adhesion, addMonths(adhesion, 12));
  }
}

function writeMember(
  file: CsvFile,
  rng: Prng,
  id: string,
  formula: string,
  adhesion: number,
  leaving: number | undefined,
): void {
  const fee = FEES[formula] ?? 1990;
  file.write([
    id,
    formula,
    frenchDate(adhesion),
    leaving === undefined ? '' : frenchDate(leaving),
    frenchAmount(rng.chance(0.12) ? Math.round(fee / 2) : fee, ''),
    rng.chance(0.17) ? 'oui' : 'non',
  ]);
}
