import { isNumeric, type ColumnRole } from '../../model/column.ts';
import { usualMaking, type BuiltAmount, type DiscountForm, type EventMaking } from '../../model/event-making.ts';
import { identifier, integer, sql, type Sql } from '../../sql/sql.ts';
import { nameWords } from '../column-names.ts';
import type { RecordColumn } from './record-source.ts';

const percentWords = new Set(['pct', 'percent', 'pourcent', 'pourcentage', 'percentage', 'taux', 'rate']);

/** What a discount column holds, from its values and its name: at most 1, a rate; at most 100 and named so, percent; else money. */
export function discountForm(column: Pick<RecordColumn, 'name' | 'max'>): DiscountForm {
  const max = column.max === undefined || column.max === null ? NaN : Number(column.max);
  if (max <= 1) return 'rate';
  const named = column.name.includes('%') || nameWords(column.name).some((word) => percentWords.has(word));
  return named && max <= 100 ? 'percent' : 'amount';
}

/** The amount that can be built for a source: null where a column holds one, or quantity or unit price is wanting. */
export function buildableAmount(
  columns: readonly RecordColumn[],
  making: EventMaking = usualMaking,
): BuiltAmount | null {
  const withRole = (role: ColumnRole): RecordColumn | undefined =>
    columns.find((column) => column.role === role && isNumeric(column.type));
  const [quantity, unitPrice] = [withRole('quantity'), withRole('unit-price')];
  if (quantity === undefined || unitPrice === undefined || withRole('amount') !== undefined) return null;
  const found = making.discount === 'none' ? undefined : withRole('discount');
  const discount =
    found === undefined
      ? null
      : {
          column: found.name,
          as: making.discount === null || making.discount === 'none' ? discountForm(found) : making.discount,
        };
  let name = `${quantity.name} × ${unitPrice.name}${discount === null ? '' : ` − ${discount.column}`}`;
  while (columns.some((column) => column.name.toLowerCase() === name.toLowerCase())) name += ' *';
  return { column: name, quantity: quantity.name, unitPrice: unitPrice.name, discount };
}

/** The value of a built amount on a row; a row without discount has none. */
export function builtValue(amount: BuiltAmount): Sql<'expression'> {
  const gross = sql`${identifier(amount.quantity)} * ${identifier(amount.unitPrice)}`;
  if (amount.discount === null) return sql`(${gross})::DOUBLE`;
  const off = sql`coalesce(${identifier(amount.discount.column)}, ${integer(0)})`;
  switch (amount.discount.as) {
    case 'rate':
      return sql`(${gross} * (${integer(1)} - ${off}))::DOUBLE`;
    case 'percent':
      return sql`(${gross} * (${integer(100)} - ${off}) / ${integer(100)})::DOUBLE`;
    case 'amount':
      return sql`(${gross} - ${off})::DOUBLE`;
  }
}
