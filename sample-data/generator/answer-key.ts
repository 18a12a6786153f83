import { AS_OF, AS_OF_BEFORE, FIRST_DAY, dayOf, isoDate } from './calendar.ts';
import type { ContactTable } from './contacts.ts';
import { FORMULAS, USAGES } from './context-rule.ts';
import type { CsvFile } from './csv-file.ts';
import { FILES, type FileKey } from './file-formats.ts';
import { STORES } from './france.ts';
import { contextInWords, DEFINITIONS } from './key-wording.ts';
import { customerId } from './profile.ts';
import type { Purchases } from './purchases.ts';
import { BuyingHabits, PURGED, UNKNOWN, type Records } from './records.ts';
import { recountContexts } from './recount-contexts.ts';
import { basketChange, basketsOf, spendOf, summariseSpend, twelveMonthsTo } from './recount-spend.ts';
import type { AnswerTable } from './survey.ts';
import { AGE_BANDS, WAVES, type World } from './world.ts';

export type Duplicate = { original: number; copy: number };

type KeyInput = {
  world: World;
  records: Records;
  purchases: Purchases;
  contacts: ContactTable;
  answers: AnswerTable;
  duplicates: readonly Duplicate[];
  serial: readonly number[];
  files: Record<FileKey, CsvFile>;
  orphanMembers: number;
};

export type AnswerKey = ReturnType<typeof answerKey>;

const NOW = twelveMonthsTo(AS_OF);
const BEFORE = twelveMonthsTo(AS_OF_BEFORE);

export function answerKey(input: KeyInput) {
  const { world, records, purchases, duplicates } = input;
  const habitsNow = new BuyingHabits(records.count, purchases, NOW.from, NOW.to);
  const habitsBefore = new BuyingHabits(records.count, purchases, BEFORE.from, BEFORE.to);
  return {
    company: 'Maison Alba (fictional)',
    seed: world.seed,
    customers: records.count,
    first_day: isoDate(FIRST_DAY),
    as_of: isoDate(AS_OF),
    definitions: DEFINITIONS,
    files: filesOf(input.files),
    misleading_mean: misleadingMean(world, records, purchases),
    contact_contexts: contactContexts(input, habitsNow, habitsBefore),
    serial_callers: serialCallers(input),
    basket_reversal: basketReversal(world, records.count, purchases),
    migration: migration(records, habitsBefore, habitsNow),
    duplicates: {
      note: 'The same person under a second id_client; each person has at most two.',
      pairs_count: duplicates.length,
      persons: records.count - duplicates.length,
      pairs: duplicates.map((d) => `${customerId(d.original)} ${customerId(d.copy)}`),
    },
    orphans: orphans(input),
    before_creation: beforeCreation(records, purchases),
    consent: consent(records),
    missing_values: missing(input.files),
    score_scale: scoreScale(world, input.answers),
  };
}

function filesOf(files: Record<FileKey, CsvFile>) {
  return Object.fromEntries(
    (Object.keys(FILES) as FileKey[]).map((k) => {
      const { name, encoding, bom, delimiter, lineEnd, decimal, dates, columns } = FILES[k];
      const line_end = lineEnd === '\r\n' ? 'CRLF' : 'LF';
      return [name, { rows: files[k].rows, encoding, bom, delimiter, line_end, decimal, dates, columns }];
    }),
  );
}

function misleadingMean(world: World, records: Records, purchases: Purchases) {
  const count = records.count;
  const existedBefore = (_: number, r: number): boolean => records.creationOf(r) <= AS_OF_BEFORE;
  return {
    measure: 'spend per customer over the last 12 months',
    planted: { low_median: world.lowSpend, high_median: world.highSpend, cut: world.cut },
    now: summariseSpend(spendOf(count, purchases, NOW, true), world.cut),
    now_counting_every_order: summariseSpend(spendOf(count, purchases, NOW, false), world.cut),
    year_before: summariseSpend(spendOf(count, purchases, BEFORE, true).filter(existedBefore), world.cut),
  };
}

function contactContexts(input: KeyInput, habitsNow: BuyingHabits, habitsBefore: BuyingHabits) {
  const { world, records, contacts } = input;
  const now = recountContexts(world.contexts, records, habitsNow, contacts, NOW);
  const before = recountContexts(world.contexts, records, habitsBefore, contacts, BEFORE);
  const { contexts: inNow, ...overall } = now;
  const { contexts: inBefore, ...overallBefore } = before;
  const labels = AGE_BANDS.map((b) => (b.to >= 120 ? `${b.from}+` : `${b.from}-${b.to}`));
  return {
    overall,
    overall_year_before: overallBefore,
    planted: world.contexts.map((context, i) => ({
      in_words: contextInWords(context),
      ...context,
      depth: context.conditions.length,
      depends_on_the_moment: context.conditions.some((c) => c.dimension.startsWith('anciennete')),
      now: inNow[i],
      year_before: inBefore[i],
    })),
    main_effects: {
      note: 'Factors on the ordinary rate of a customer, everything else equal; not contexts.',
      formule: Object.fromEntries(FORMULAS.map((f, i) => [f === '' ? 'not a member' : f, world.formulaEffects[i]])),
      age: Object.fromEntries(labels.map((label, i) => [label, world.ageEffects[i]])),
    },
  };
}

function serialCallers({ serial, contacts, records }: KeyInput) {
  const per = new Uint16Array(records.count);
  for (let i = 0; i < contacts.length; i++) {
    const record = contacts.record[i] ?? UNKNOWN;
    const at = dayOf(contacts.minute[i] ?? 0);
    if (record < records.count && at >= NOW.from && at <= NOW.to) per[record]! += 1;
  }
  return {
    note: 'Customers who contact very often about everything; contacts_now = over the last 12 months.',
    customers: serial.length,
    contacts_now: serial.reduce((sum, r) => sum + (per[r] ?? 0), 0),
    ids: serial.map(customerId),
  };
}

function basketReversal(world: World, count: number, purchases: Purchases) {
  const formats = STORES.map((s) => s.format);
  const change = (below: number) =>
    basketChange(basketsOf(world, purchases, BEFORE, below, formats), basketsOf(world, purchases, NOW, below, formats));
  return {
    measure:
      world.reversal.kind === 'store-format' ? 'mean basket of the tickets' : 'mean basket of tickets and orders',
    split: world.reversal.kind === 'store-format' ? 'format_magasin' : 'store (tickets) against web (orders)',
    periods: 'before = 2024-10-01 to 2025-09-30, after = 2025-10-01 to 2026-09-30',
    all_purchases: change(Number.POSITIVE_INFINITY),
    identified: change(count),
  };
}

function migration(records: Records, before: BuyingHabits, now: BuyingHabits) {
  const states = ['pas encore client', ...USAGES];
  const matrix: Record<string, Record<string, number>> = {};
  for (const from of states) matrix[from] = Object.fromEntries(USAGES.map((to) => [to, 0]));
  for (let r = 0; r < records.count; r++) {
    const from = records.creationOf(r) > AS_OF_BEFORE ? 'pas encore client' : before.usage(r);
    const row = matrix[from];
    if (row) row[now.usage(r)] = (row[now.usage(r)] ?? 0) + 1;
  }
  const cell = (from: string, to: string): number => matrix[from]?.[to] ?? 0;
  return {
    note: 'usage_12_mois at 2025-09-30 (rows) and at 2026-09-30 (columns); "pas encore client" = date_creation after 2025-09-30.',
    matrix,
    store_only_to_web_only: cell('magasin seul', 'web seul'),
    active_to_silent: USAGES.slice(1).reduce((sum, u) => sum + cell(u, 'aucun achat'), 0),
    silent_to_active: USAGES.slice(1).reduce((sum, u) => sum + cell('aucun achat', u), 0),
  };
}

function orphans({ purchases, contacts, answers, orphanMembers }: KeyInput) {
  const count = (record: Uint32Array, length: number) => {
    let blank = 0;
    let orphan = 0;
    for (let i = 0; i < length; i++) {
      const r = record[i] ?? 0;
      if (r === UNKNOWN) blank++;
      else if (r >= PURGED) orphan++;
    }
    return { orphan_rows: orphan, blank_rows: blank };
  };
  return {
    [FILES.tickets.name]: count(purchases.tickets.record, purchases.tickets.length),
    [FILES.orders.name]: count(purchases.orders.record, purchases.orders.length),
    [FILES.contacts.name]: count(contacts.record, contacts.length),
    [FILES.survey.name]: count(answers.record, answers.length),
    [FILES.club.name]: { orphan_rows: orphanMembers, blank_rows: 0 },
  };
}

function beforeCreation(records: Records, { tickets }: Purchases) {
  let rows = 0;
  for (let i = 0; i < tickets.length; i++) {
    const r = tickets.record[i] ?? UNKNOWN;
    if (r < records.count && dayOf(tickets.minute[i] ?? 0) < records.creationOf(r)) rows++;
  }
  return { note: 'Tickets dated before the date_creation of their customer.', ticket_rows: rows };
}

function consent(records: Records) {
  const counts = { optin_email: {} as Record<string, number>, optin_sms: {} as Record<string, number> };
  for (let r = 0; r < records.count; r++) {
    const facts = records.facts(r);
    counts.optin_email[facts.optinEmail] = (counts.optin_email[facts.optinEmail] ?? 0) + 1;
    counts.optin_sms[facts.optinSms] = (counts.optin_sms[facts.optinSms] ?? 0) + 1;
  }
  return counts;
}

function missing(files: Record<FileKey, CsvFile>) {
  return Object.fromEntries(
    (Object.keys(FILES) as FileKey[]).map((k) => {
      const columns = FILES[k].columns.filter((c) => files[k].missing.has(c));
      const sorted = (c: string) => Object.fromEntries([...(files[k].missing.get(c) ?? [])].sort());
      return [FILES[k].name, Object.fromEntries(columns.map((c) => [c, sorted(c)]))];
    }),
  );
}

function scoreScale(world: World, answers: AnswerTable) {
  const broken = WAVES.findIndex((w) => w === world.brokenWave);
  const histogram: Record<string, number> = {};
  let rows = 0;
  for (let i = 0; i < answers.length; i++) {
    if (answers.bytes.wave[i] !== broken) continue;
    rows++;
    const score = answers.value[i] ?? -1;
    const shown = score < 0 ? '' : `${score}`;
    histogram[shown] = (histogram[shown] ?? 0) + 1;
  }
  return {
    expected: '0 to 10',
    broken_wave: world.brokenWave,
    broken_scale: '1 to 5',
    rows,
    notes_of_that_wave: histogram,
  };
}
