import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { AnswerKey } from '../../sample-data/generator/answer-key.ts';

export type Row = Readonly<Record<string, string>>;

export type Exports = {
  crm: Row[];
  tickets: Row[];
  orders: Row[];
  club: Row[];
  contacts: Row[];
  survey: Row[];
  key: AnswerKey;
};

const ABOVE_LATIN1: Record<string, string> = { '\x80': '€', '\x8c': 'Œ', '\x92': '’', '\x9c': 'œ' };

/** Node 20's own decoder reads Windows-1252 as Latin-1, so the few other characters are put right here. */
export function decode(path: string, encoding: 'windows-1252' | 'utf-8'): string {
  const bytes = readFileSync(path);
  if (encoding === 'utf-8') return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (c) => {
    const meant = ABOVE_LATIN1[c];
    if (meant === undefined) throw new Error(`unexpected byte ${c.charCodeAt(0)}`);
    return meant;
  });
}

function rows(path: string, encoding: 'windows-1252' | 'utf-8', delimiter: string): Row[] {
  const parsed = Papa.parse<Record<string, string>>(decode(path, encoding), {
    header: true,
    delimiter,
    skipEmptyLines: true,
  });
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message ?? ''}`);
  return parsed.data;
}

export function readExports(dir: string): Exports {
  return {
    crm: rows(join(dir, 'clients_crm.csv'), 'windows-1252', ';'),
    tickets: rows(join(dir, 'caisse_tickets.csv'), 'utf-8', ';'),
    orders: rows(join(dir, 'commandes_web.csv'), 'utf-8', ','),
    club: rows(join(dir, 'club_membres.csv'), 'windows-1252', ';'),
    contacts: rows(join(dir, 'contacts_service_client.csv'), 'utf-8', ';'),
    survey: rows(join(dir, 'enquete_satisfaction.csv'), 'utf-8', ';'),
    key: JSON.parse(readFileSync(join(dir, 'answer-key.json'), 'utf8')) as AnswerKey,
  };
}

export const cell = (row: Row, column: string): string => {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
};

/** yyyymmdd as a number, from dd/mm/yyyy or yyyy-mm-dd, with or without a time. */
export function ymd(text: string): number {
  const french = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(text);
  if (french) return Number(`${french[3] ?? ''}${french[2] ?? ''}${french[1] ?? ''}`);
  return Number(text.slice(0, 10).replaceAll('-', ''));
}

export const frenchNumber = (text: string): number => Number(text.replaceAll('\u00a0', '').replace(',', '.'));

export const groupBy = (list: readonly Row[], column: string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of list) {
    const value = cell(row, column);
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return groups;
};
