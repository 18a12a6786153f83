/**
 * The exports of a large shop, the same at each run: customers, what they bought over four years in the order of days, what they contacted
 * for and what they answered. Few buy most, a third leaves, and members in their first months who have things delivered call most.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface BaseSize {
  readonly name: string;
  readonly customers: number;
  readonly purchases: number;
  readonly contacts: number;
  readonly answers: number;
}

export const sizes = {
  million: { name: 'million', customers: 100_000, purchases: 750_000, contacts: 200_000, answers: 50_000 },
  'two-million': { name: 'two-million', customers: 200_000, purchases: 1_500_000, contacts: 400_000, answers: 100_000 },
  'ten-million': {
    name: 'ten-million',
    customers: 1_000_000,
    purchases: 7_500_000,
    contacts: 2_000_000,
    answers: 500_000,
  },
} as const satisfies Readonly<Record<string, BaseSize>>;

const firstDay = Date.UTC(2022, 0, 1);
const days = 1461;
const linesAtATime = 20_000;

const regions = ['IDF', 'ARA', 'PACA', 'Occitanie', 'NAQ', 'HDF', 'Grand Est', 'Bretagne', 'PDL', 'Normandie'];
const offers = ['Essentiel', 'Confort', 'Premium', 'Famille', 'Pro'];
const deliveries = ['domicile', 'point relais', 'magasin'];
const homes = ['maison', 'appartement', 'ferme', 'autre'];
const works = ['cadre', 'employé', 'ouvrier', 'retraité', 'indépendant', 'étudiant', 'sans'];
const origins = ['bouche à oreille', 'publicité', 'moteur', 'salon', 'partenaire', 'courrier'];
const payments = ['carte', 'prélèvement', 'virement', 'chèque'];
const channels = ['magasin', 'web', 'appli'];
const shelves = ['Jardin', 'Cuisine', 'Bain', 'Salon', 'Chambre', 'Bureau', 'Textile', 'Déco'];
const contactChannels = ['téléphone', 'courriel', 'tchat', 'magasin'];
const reasons = ['livraison', 'facture', 'réclamation', 'produit', 'retour', 'compte'];

type Random = () => number;

/** Xorshift: numbers from 0 to 1. */
function random(seed: number): Random {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Towards the first: the shares of real codes are uneven. */
const unevenly = <T>(roll: Random, from: readonly T[]): T => from[Math.floor(roll() ** 1.5 * from.length)] as T;

interface World {
  readonly joined: Int16Array;
  readonly left: Int16Array;
  readonly offer: Uint8Array;
  readonly delivery: Uint8Array;
  readonly member: Uint8Array;
}

const dayText = Array.from({ length: days }, (_, day) =>
  new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10),
);
const idOf = (customer: number): string => `C${String(customer).padStart(7, '0')}`;

/** The paths of the files, written where they are not there yet. */
export function baseFiles(folder: string, size: BaseSize): readonly string[] {
  const own = join(folder, size.name);
  mkdirSync(own, { recursive: true });
  const world = worldOf(size.customers);
  const files: readonly (readonly [string, (path: string) => void])[] = [
    ['clients.csv', (path) => writeCustomers(path, world)],
    ['achats.csv', (path) => writePurchases(path, world, size.purchases)],
    ['contacts.csv', (path) => writeContacts(path, world, size.contacts)],
    ['enquete.csv', (path) => writeAnswers(path, world, size.answers)],
  ];
  return files.map(([name, write]) => {
    const path = join(own, name);
    if (!existsSync(path)) {
      write(`${path}.part`);
      renameSync(`${path}.part`, path);
    }
    return path;
  });
}

function worldOf(customers: number): World {
  const roll = random(20_251_231);
  const world = {
    joined: new Int16Array(customers),
    left: new Int16Array(customers),
    offer: new Uint8Array(customers),
    delivery: new Uint8Array(customers),
    member: new Uint8Array(customers),
  };
  for (let customer = 0; customer < customers; customer += 1) {
    const joined = Math.floor(roll() ** 1.3 * (days - 30));
    world.joined[customer] = joined;
    world.left[customer] = roll() < 1 / 3 ? Math.min(days, joined + Math.floor(-Math.log(1 - roll()) * 400)) : days;
    world.offer[customer] = Math.floor(roll() ** 1.5 * offers.length);
    world.delivery[customer] = Math.floor(roll() ** 1.5 * deliveries.length);
    world.member[customer] = roll() < 0.4 ? 1 : 0;
  }
  return world;
}

function writeLines(path: string, header: string, rows: number, line: (row: number) => string): void {
  const file = openSync(path, 'w');
  let lines = [`${header}\n`];
  for (let row = 0; row < rows; row += 1) {
    lines.push(line(row));
    if (lines.length >= linesAtATime) {
      writeSync(file, lines.join(''));
      lines = [];
    }
  }
  writeSync(file, lines.join(''));
  closeSync(file);
}

function writeCustomers(path: string, world: World): void {
  const roll = random(7);
  const header =
    'id_client;date_creation;date_naissance;civilite;region;offre;livraison;carte_club;logement;profession;origine;paiement;foyer;revenu;optin_email';
  writeLines(path, header, world.joined.length, (customer) => {
    const birth = new Date(
      Date.UTC(1935 + Math.floor(70 * roll()), Math.floor(12 * roll()), 1 + Math.floor(28 * roll())),
    )
      .toISOString()
      .slice(0, 10);
    const cells = [
      idOf(customer),
      dayText[world.joined[customer] ?? 0],
      birth,
      roll() < 0.55 ? 'Mme' : 'M.',
      unevenly(roll, regions),
      offers[world.offer[customer] ?? 0],
      deliveries[world.delivery[customer] ?? 0],
      world.member[customer] === 1 ? 'oui' : 'non',
      unevenly(roll, homes),
      unevenly(roll, works),
      unevenly(roll, origins),
      unevenly(roll, payments),
      1 + Math.floor(roll() ** 1.5 * 6),
      Math.round(900 + 4_000 * roll() ** 2),
      roll() < 0.6 ? 'oui' : 'non',
    ];
    return `${cells.join(';')}\n`;
  });
}

/** Somebody who is there on that day; a few are drawn far more often than most. */
function customerOn(world: World, day: number, roll: Random): number {
  const all = world.joined.length;
  for (let tries = 0; ; tries += 1) {
    const customer = (Math.floor(roll() ** 1.6 * all) * 611_953 + 101) % all;
    if (tries > 60 || ((world.joined[customer] ?? 0) <= day && (world.left[customer] ?? 0) > day)) return customer;
  }
}

/** More rows a day as time goes on; the days come in their order. */
const dayOf = (row: number, rows: number): number => Math.min(days - 1, Math.floor((row / rows) ** 0.7 * days));
const timeOf = (roll: Random): string =>
  `${String(8 + Math.floor(roll() * 12)).padStart(2, '0')}:${String(Math.floor(roll() * 60)).padStart(2, '0')}`;

function writePurchases(path: string, world: World, rows: number): void {
  const roll = random(11);
  writeLines(path, 'id_client;date_achat;canal;rayon;montant', rows, (row) => {
    const day = dayOf(row, rows);
    const customer = customerOn(world, day, roll);
    const large = roll() < 0.15 + 0.1 * (world.member[customer] ?? 0);
    const amount = (large ? 90 : 12) * Math.exp(1.2 * (roll() + roll() + roll() - 1.5));
    return `${idOf(customer)};${dayText[day] ?? ''};${unevenly(roll, channels)};${unevenly(roll, shelves)};${amount.toFixed(2)}\n`;
  });
}

/** Of members in their first half year who have things delivered at home, all contacts count; of others, some. */
function calls(world: World, customer: number, day: number, roll: Random): boolean {
  const tenure = day - (world.joined[customer] ?? 0);
  const delivered = world.delivery[customer] === 0;
  const hot = world.member[customer] === 1 && delivered && tenure < 180;
  const warm = world.offer[customer] === 2 && world.delivery[customer] === 1;
  return hot || roll() < (warm ? 0.6 : 0.25);
}

function writeContacts(path: string, world: World, rows: number): void {
  const roll = random(13);
  writeLines(path, 'id_client;date_contact;canal;motif', rows, (row) => {
    const day = dayOf(row, rows);
    let customer = customerOn(world, day, roll);
    for (let tries = 0; tries < 8 && !calls(world, customer, day, roll); tries += 1)
      customer = customerOn(world, day, roll);
    return `${idOf(customer)};${dayText[day] ?? ''} ${timeOf(roll)};${unevenly(roll, contactChannels)};${unevenly(roll, reasons)}\n`;
  });
}

function writeAnswers(path: string, world: World, rows: number): void {
  const roll = random(17);
  writeLines(path, 'id_client;date_reponse;note', rows, (row) => {
    const day = dayOf(row, rows);
    const customer = customerOn(world, day, roll);
    const score = Math.floor(11 * roll() ** (world.offer[customer] === 2 ? 0.8 : 0.4));
    return `${idOf(customer)};${dayText[day] ?? ''};${String(score)}\n`;
  });
}
