import type { Amount, Measure } from '../model/measure.ts';
import type { CustomerRecord, FieldId, SourceId } from '../model/record.ts';

/** Whether the values of a measure are amounts of money. */
export function isMoney(measure: Measure, record: CustomerRecord): boolean {
  switch (measure.kind) {
    case 'field':
      return isMoneyField(measure.field, record);
    case 'elapsed':
      return false;
    case 'events':
      if (measure.aggregate === 'share' || measure.aggregate === 'distinct') return false;
      return measure.amount !== null && isMoneyAmount(measure.amount, measure.events, record);
    case 'event-value':
      return isMoneyAmount(measure.amount, measure.events, record);
    case 'month-value':
      return measure.amount !== null && isMoneyAmount(measure.amount, measure.events, record);
    case 'months-held':
      return false;
  }
}

function isMoneyAmount(amount: Amount, id: SourceId, record: CustomerRecord): boolean {
  if (amount.kind === 'product') return true;
  return isMoneyColumn(amount.column, id, record);
}

export function isMoneyField(id: FieldId, record: CustomerRecord): boolean {
  return record.fields.some((field) => field.id === id && field.role === 'amount');
}

export function isMoneyColumn(name: string, id: SourceId, record: CustomerRecord): boolean {
  const columns = record.events.find((events) => events.id === id)?.columns ?? [];
  return columns.some((column) => column.column === name && (column.role === 'amount' || column.role === 'unit-price'));
}
