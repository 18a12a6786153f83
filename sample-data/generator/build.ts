import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addForeignPurchases, addPurgedAnswers } from './anonymous.ts';
import { answerKey, type AnswerKey, type Duplicate } from './answer-key.ts';
import { BLOCKS, day } from './calendar.ts';
import { addContacts, addForeignContacts, newContacts } from './contacts.ts';
import { CsvFile } from './csv-file.ts';
import { writeClubRow, writeCrmRow, writePurgedMembers } from './customer-files.ts';
import { writeAnswers, writeContacts, writeOrders, writeTickets } from './event-files.ts';
import { FILES, type FileKey } from './file-formats.ts';
import { personAt, retyped, type Person } from './people.ts';
import { Prng } from './prng.ts';
import { drawProfile, type Profile } from './profile.ts';
import { addPurchases, newOrders, newTickets } from './purchases.ts';
import { habitsOfLast, Records } from './records.ts';
import { addAnswers, newAnswers } from './survey.ts';
import { drawWorld } from './world.ts';

type BuildOptions = { customers: number; seed: number; out: string };

const DUPLICATE_SHARE = 0.031;
const FIRST_DUPLICATE = 60;

/** Writes the six exports and the answer key; `customers` is the number of rows of the CRM, duplicates included. */
export function build(options: BuildOptions): AnswerKey {
  const { customers, seed, out } = options;
  mkdirSync(out, { recursive: true });
  const world = drawWorld(seed);
  const open = (key: FileKey): CsvFile => new CsvFile(join(out, FILES[key].name), FILES[key].columns, FILES[key]);
  const files = {
    crm: open('crm'),
    tickets: open('tickets'),
    orders: open('orders'),
    club: open('club'),
    contacts: open('contacts'),
    survey: open('survey'),
  };
  const purchases = { tickets: newTickets(), orders: newOrders() };
  const contacts = newContacts();
  const answers = newAnswers();
  const records = new Records(customers);
  const duplicates: Duplicate[] = [];
  const serial: number[] = [];
  const originals = new Set<number>();
  const purgedNumbers = Math.max(1, Math.floor(customers / 37));

  for (let index = 0; index < customers; index++) {
    const original = originalOf(seed, index, originals);
    if (original !== undefined) duplicates.push({ original, copy: index });
    const person = personFor(seed, index, original);
    const profile = drawProfile(world, index, customers, person, original !== undefined);
    const firstTicket = purchases.tickets.length;
    const firstOrder = purchases.orders.length;
    addPurchases(world, profile, purchases);
    const habits = habitsOfLast(purchases, firstTicket, firstOrder, BLOCKS);
    const facts = factsOf(profile, person);
    records.set(index, facts);
    const count = addContacts(world, profile, { ...facts, shipping: habits.shipping }, habits.usages, contacts);
    addAnswers(world, profile, count, answers);
    if (profile.serial) serial.push(index);
    writeCrmRow(files.crm, world, profile, person);
    writeClubRow(files.club, world, profile);
  }

  addForeignPurchases(world, purchases, purgedNumbers);
  addForeignContacts(world, contacts, purgedNumbers);
  addPurgedAnswers(world, answers, purgedNumbers);
  const purgedMembers = Array.from({ length: Math.min(purgedNumbers, Math.ceil(customers / 1500)) }, (_, i) => i);
  writePurgedMembers(files.club, world, purgedMembers, day(2022, 2, 1));
  writeTickets(files.tickets, purchases.tickets);
  writeOrders(files.orders, purchases.orders);
  writeContacts(files.contacts, contacts);
  writeAnswers(files.survey, answers);
  for (const file of Object.values(files)) file.close();

  const orphanMembers = purgedMembers.length;
  const key = answerKey({ world, records, purchases, contacts, answers, duplicates, serial, files, orphanMembers });
  writeFileSync(join(out, 'answer-key.json'), `${JSON.stringify(key, null, 1)}\n`);
  return key;
}

function originalOf(seed: number, index: number, taken: Set<number>): number | undefined {
  if (!isDuplicate(seed, index)) return undefined;
  const rng = new Prng(seed, index, 8);
  for (;;) {
    const candidate = rng.int(0, index - 1);
    if (taken.has(candidate) || isDuplicate(seed, candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}

function isDuplicate(seed: number, index: number): boolean {
  return index >= FIRST_DUPLICATE && new Prng(seed, index, 7).chance(DUPLICATE_SHARE);
}

function personFor(seed: number, index: number, original: number | undefined): Person {
  if (original === undefined) return personAt(seed, index);
  return retyped(new Prng(seed, index, 11), personAt(seed, original));
}

function factsOf(profile: Profile, person: Person): Parameters<Records['set']>[1] {
  return {
    civility: profile.civilityShown,
    birth: profile.birthShown === undefined ? person.birth : undefined,
    optinEmail: profile.optinEmail,
    optinSms: profile.optinSms,
    store: profile.storeShown,
    creation: profile.creation,
    formula: profile.formula,
    adhesion: profile.adhesion,
  };
}
