import type { ColumnRole, ColumnType, SourceKind } from '../../model/column.ts';
import type { SourceId } from '../../model/record.ts';
import { isIdentifierName, nameWords } from '../column-names.ts';

/** A source as the search for keys needs it. */
export interface KeyedSource {
  readonly id: SourceId;
  readonly file: string;
  readonly kind: SourceKind;
  /** The attached dataset that holds its table `rows`. */
  readonly database: string;
  readonly rows: number;
  readonly columns: readonly KeyedColumn[];
}

export interface KeyedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly filled: number;
  readonly distinct: number;
  readonly longest: number;
}

/** A column whose values may be those of the key of another source. */
export interface KeyPair {
  readonly source: KeyedSource;
  readonly column: KeyedColumn;
  readonly of: KeyedSource;
  readonly key: KeyedColumn;
}

/** A key tells at least so many rows apart; fewer are the values of a list. */
const leastKeys = 8;
const mostPairs = 80;
const longestKey = 64;

/** Which columns are worth comparing with which key: cheap to decide, from names, types and counts alone. */
export function planKeys(sources: readonly KeyedSource[]): readonly KeyPair[] {
  const pairs = sources.flatMap((of) =>
    keysOf(of).flatMap((key) =>
      sources
        .filter((source) => source !== of)
        .flatMap((source) =>
          source.columns
            .filter(
              (column) =>
                isCandidate(column, key) && (isTelling(column, key) || likeNames(column.name, key.name, of.file)),
            )
            .map((column): KeyPair => ({ source, column, of, key })),
        ),
    ),
  );
  return pairs
    .map((pair, index) => ({ pair, index, rank: rankOf(pair) }))
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .slice(0, mostPairs)
    .map(({ pair }) => pair);
}

/** The columns that tell the rows of a source apart. An estimate of distinct values may be off by a little. */
function keysOf({ columns, rows }: KeyedSource): readonly KeyedColumn[] {
  return columns.filter(
    ({ type, role, filled, distinct, longest }) =>
      (type === 'text' || type === 'integer') &&
      role !== 'ignored' &&
      !describing.has(role) &&
      longest <= longestKey &&
      distinct >= leastKeys &&
      filled >= rows * 0.99 &&
      distinct >= filled * 0.98,
  );
}

/** Roles of which two columns may share values without one pointing at the other. */
const describing: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'amount',
  'quantity',
  'unit-price',
  'discount',
  'currency',
  'duration',
  'score',
  'comment',
  'first-name',
  'last-name',
  'full-name',
  'address',
  'postcode',
  'city',
  'country',
  'gender',
  'consent',
  'channel',
  'reason',
  'status',
]);

function isCandidate(column: KeyedColumn, key: KeyedColumn): boolean {
  return (
    (column.type === 'text' || column.type === 'integer') &&
    column.role !== 'ignored' &&
    !describing.has(column.role) &&
    column.distinct >= 2 &&
    (column.distinct <= key.distinct * 2 || (column.role === 'customer-id' && key.role === 'customer-id')) &&
    column.longest <= longestKey
  );
}

/** Texts of some length that are found in a key are found there for a reason; small whole numbers are in any list of numbers. */
const isTelling = (column: KeyedColumn, key: KeyedColumn): boolean =>
  column.type === 'text' && key.type === 'text' && column.longest >= 4 && column.distinct >= leastKeys;

const plain = new Set([
  'id',
  'ids',
  'key',
  'cle',
  'code',
  'no',
  'num',
  'numero',
  'number',
  'ref',
  'identifiant',
  'de',
  'du',
  'of',
  'the',
]);
const stem = (word: string): string => word.replace(/(?:ies|s|x)$/, '');

/** Whether a name speaks of the key or of the file that holds it: `clientID` and `id` of `clients.csv`. */
export function likeNames(column: string, key: string, file: string): boolean {
  const telling = (text: string): readonly string[] =>
    nameWords(text)
      .filter((word) => !plain.has(word))
      .map(stem);
  const own = telling(column);
  const theirs = new Set([...telling(key), ...telling(file.replace(/\.[^.]*$/, ''))]);
  return (
    own.some((word) => theirs.has(word)) ||
    (own.length === 0 && nameWords(column).join(' ') === nameWords(key).join(' ') && isIdentifierName(column))
  );
}

function rankOf({ source, column, of, key }: KeyPair): number {
  return (
    (of.kind === 'customers' ? 4 : 0) +
    (column.role === 'customer-id' || key.role === 'customer-id' ? 3 : 0) +
    (likeNames(column.name, key.name, of.file) ? 2 : 0) +
    (source.rows >= of.rows ? 1 : 0)
  );
}
