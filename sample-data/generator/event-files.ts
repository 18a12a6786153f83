import { clock, dayOf, frenchDate, isoDate, MINUTES_COVERED } from './calendar.ts';
import { CHANNELS, REASONS, SHIPPING } from './context-rule.ts';
import type { ContactTable } from './contacts.ts';
import { frenchAmount, pointAmount, type CsvFile } from './csv-file.ts';
import type { EventTable } from './event-table.ts';
import { STORES } from './france.ts';
import { customerId, purgedId } from './profile.ts';
import { DEPARTMENTS, PROMOS, STATUSES, type OrderTable, type TicketTable } from './purchases.ts';
import { PURGED, UNKNOWN } from './records.ts';
import type { AnswerTable } from './survey.ts';
import { FORMULA_CELL, SCRIPT_CELL, VERBATIMS } from './verbatims.ts';
import { WAVES } from './world.ts';

function inOrder<K extends string>(table: EventTable<K>, each: (row: number, rank: number) => void): void {
  const order = table.inTimeOrder(MINUTES_COVERED);
  for (let rank = 0; rank < order.length; rank++) each(order[rank] ?? 0, rank);
}

function shownId(record: number | undefined): string {
  if (record === undefined || record === UNKNOWN) return '';
  return record >= PURGED ? purgedId(record - PURGED) : customerId(record);
}

const numbered = (letter: string, rank: number): string => letter + (rank + 1).toString().padStart(7, '0');

export function writeTickets(file: CsvFile, table: TicketTable): void {
  const { store, department, items } = table.bytes;
  inOrder(table, (row, rank) => {
    const minute = table.minute[row] ?? 0;
    const shop = STORES[store[row] ?? 0];
    file.write([
      numbered('T', rank),
      `${frenchDate(dayOf(minute))} ${clock(minute)}`,
      shop?.name ?? '',
      shop?.format ?? '',
      shownId(table.record[row]),
      DEPARTMENTS[department[row] ?? 0] ?? '',
      `${items[row] ?? 1}`,
      frenchAmount(table.value[row] ?? 0, ''),
    ]);
  });
}

export function writeOrders(file: CsvFile, table: OrderTable): void {
  const { quantity, shipping, status, promo } = table.bytes;
  inOrder(table, (row, rank) => {
    const minute = table.minute[row] ?? 0;
    file.write([
      numbered('W', rank),
      `${isoDate(dayOf(minute))} ${clock(minute)}`,
      shownId(table.record[row]),
      `${quantity[row] ?? 1}`,
      pointAmount(table.value[row] ?? 0),
      SHIPPING[shipping[row] ?? 0] ?? '',
      STATUSES[status[row] ?? 0] ?? '',
      PROMOS[promo[row] ?? 0] ?? '',
    ]);
  });
}

export function writeContacts(file: CsvFile, table: ContactTable): void {
  const { channel, reason, resolved } = table.bytes;
  inOrder(table, (row, rank) => {
    const minute = table.minute[row] ?? 0;
    const seconds = table.value[row] ?? 0;
    file.write([
      numbered('C', rank),
      shownId(table.record[row]),
      `${frenchDate(dayOf(minute))} ${clock(minute)}`,
      CHANNELS[channel[row] ?? 0] ?? '',
      REASONS[reason[row] ?? 0] ?? '',
      seconds === 0 ? '' : `${seconds}`,
      ['', 'O', 'N'][resolved[row] ?? 0] ?? '',
    ]);
  });
}

const FORMULA_ROW = 16;
const SCRIPT_ROW = 42;

export function writeAnswers(file: CsvFile, table: AnswerTable): void {
  const { wave, verbatim } = table.bytes;
  inOrder(table, (row, rank) => {
    const score = table.value[row] ?? -1;
    const words = VERBATIMS[(verbatim[row] ?? 0) - 1]?.text ?? '';
    file.write([
      shownId(table.record[row]),
      WAVES[wave[row] ?? 0] ?? '',
      frenchDate(dayOf(table.minute[row] ?? 0)),
      score < 0 ? '' : `${score}`,
      rank === FORMULA_ROW ? FORMULA_CELL : rank === SCRIPT_ROW ? SCRIPT_CELL : words,
    ]);
  });
}
