/**
 * DuckDB text that is safe to join. A fragment is only made by the tags and functions of this file, from source
 * text and other fragments; text from files, people or projects gets in through `identifier` and `literal` alone.
 */
export type SqlKind = 'expression' | 'query' | 'statement';

const made = Symbol('made here');

export class Sql<out K extends SqlKind = SqlKind> {
  readonly #text: string;
  readonly kind: K;

  constructor(key: typeof made, kind: K, text: string) {
    if (key !== made) throw new TypeError('Sql is made by the tags of the sql room');
    this.kind = kind;
    this.#text = text;
    Object.freeze(this);
  }

  /** The text as DuckDB reads it. Throws a TypeError on anything that was not built by this room. */
  static textOf(fragment: Sql): string {
    return fragment.#text;
  }
}

function tag<K extends SqlKind>(kind: K) {
  return (strings: TemplateStringsArray, ...holes: readonly Sql[]): Sql<K> => {
    // Source text comes frozen with its raw form; an array that was made of text does not.
    if (!Array.isArray(strings.raw) || !Object.isFrozen(strings)) throw new TypeError('A tag takes source text');
    let text = strings[0] ?? '';
    holes.forEach((hole, index) => {
      text += Sql.textOf(hole) + (strings[index + 1] ?? '');
    });
    return new Sql(made, kind, text);
  };
}

/** A piece of a query: a column, a condition, a list. */
export const sql = tag('expression');
/** A whole SELECT, which the engine can run. */
export const query = tag('query');
/** A whole statement that changes something: CREATE, ATTACH, DROP. */
export const statement = tag('statement');

export const empty: Sql<'expression'> = sql``;

/** A column, table or schema name, quoted. Throws on an empty name and on U+0000, which DuckDB cannot hold. */
export function identifier(name: string): Sql<'expression'> {
  if (name === '' || name.includes('\0')) throw new RangeError('A name in SQL is not empty and holds no U+0000');
  return new Sql(made, 'expression', `"${name.replaceAll('"', '""')}"`);
}

/** `schema.table`, `catalog.schema.table`, `relation.column`, each part quoted. */
export function path(...names: readonly string[]): Sql<'expression'> {
  return join(names.map(identifier), sql`.`);
}

export type Literal = string | number | boolean | null;

/**
 * A constant. Numbers are written in e-form, because DuckDB reads plain decimals as DECIMAL and loses the last bit.
 * Throws a RangeError on NaN, infinities and U+0000, a TypeError on any other type.
 */
export function literal(value: Literal): Sql<'expression'> {
  return new Sql(made, 'expression', literalText(value));
}

function literalText(value: Literal): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('A number in SQL is finite');
    return value < 0 ? `(${value.toExponential()})` : value.toExponential();
  }
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new RangeError('A text in SQL holds no U+0000');
    return `'${value.replaceAll("'", "''")}'`;
  }
  throw new TypeError('Only text, numbers, booleans and null can be written in SQL');
}

/** A whole number written plainly, for LIMIT, casts of ids and interval lengths. Throws unless it is a safe integer. */
export function integer(value: number): Sql<'expression'> {
  if (!Number.isSafeInteger(value)) throw new RangeError('A whole number is expected');
  // Two signs in a row would begin a comment.
  return new Sql(made, 'expression', value < 0 ? `(${value})` : String(value));
}

/** `DATE 'yyyy-mm-dd'`. Throws unless the text is an ISO date. */
export function dateLiteral(isoDate: string): Sql<'expression'> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDate)) throw new RangeError('An ISO date (yyyy-mm-dd) is expected');
  return sql`DATE ${literal(isoDate)}`;
}

/** Fragments one after the other. */
export function join(parts: readonly Sql[], separator: Sql<'expression'> = sql`, `): Sql<'expression'> {
  return new Sql(made, 'expression', parts.map(textOf).join(Sql.textOf(separator)));
}

/** Conditions that must all hold; TRUE when there are none. */
export function and(conditions: readonly Sql[]): Sql<'expression'> {
  if (conditions.length === 0) return sql`TRUE`;
  return join(
    conditions.map((condition) => sql`(${condition})`),
    sql` AND `,
  );
}

/** Conditions of which one must hold; FALSE when there are none. */
export function or(conditions: readonly Sql[]): Sql<'expression'> {
  if (conditions.length === 0) return sql`FALSE`;
  return join(
    conditions.map((condition) => sql`(${condition})`),
    sql` OR `,
  );
}

/** A named step of a chain: `WITH name AS (query)`. */
export interface Stage {
  readonly name: string;
  readonly query: Sql<'query'>;
  /** Worked out once and held, where several stages read it and DuckDB would work it out for each. */
  readonly held?: boolean;
  /**
   * Read anew wherever it is named: a table or some of its rows, of which each place needs few columns. Without, the engine may write all columns
   * down once, which is right for what takes work.
   */
  readonly inlined?: boolean;
}

/** `WITH a AS (…), b AS (…) last`. A name given twice keeps its first stage, so that shared stages can be listed by each user. */
export function chain(stages: readonly Stage[], last: Sql<'query'>): Sql<'query'> {
  const seen = new Map<string, Stage>();
  for (const stage of stages) if (!seen.has(stage.name)) seen.set(stage.name, stage);
  if (seen.size === 0) return last;
  const parts = [...seen.values()].map(
    (stage) => sql`${identifier(stage.name)} AS ${howOf(stage)}(
${stage.query}
)`,
  );
  return query`WITH ${join(
    parts,
    sql`,
`,
  )}
${last}`;
}

function howOf({ held, inlined }: Stage): Sql {
  if (held === true) return sql`MATERIALIZED `;
  return inlined === true ? sql`NOT MATERIALIZED ` : empty;
}

/** Text of a fragment, for the engine, the tests and what is shown to people. */
export function textOf(fragment: Sql): string {
  return Sql.textOf(fragment);
}
