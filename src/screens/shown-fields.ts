import { identifyingRoles } from '../model/column.ts';
import type { CustomerRecord, CustomerField, FieldId } from '../model/record.ts';

/** Fields shown before a person chooses: some that describe a customer, none that names one. */
const shownAtFirst = 5;

export function firstFields(record: CustomerRecord): readonly FieldId[] {
  return record.fields
    .filter((field) => !isPersonal(field) && field.role !== 'consent')
    .slice(0, shownAtFirst)
    .map((field) => field.id);
}

export function isPersonal(field: CustomerField): boolean {
  return identifyingRoles.has(field.role);
}

/** The name of a file from a sentence: no accents, no signs that a file system refuses. */
export function fileStem(title: string): string {
  return title
    .replaceAll(/[œŒ]/g, 'oe')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .replace(/[^a-zA-Z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '-')
    .toLowerCase()
    .slice(0, 60)
    .replace(/-+$/, '');
}
