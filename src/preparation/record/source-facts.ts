import type { Session } from '../../engine/engine.ts';
import { usualMaking, type FoundReturns } from '../../model/event-making.ts';
import { firstNumber } from '../../model/rows.ts';
import { repeatedRows } from './customer-statements.ts';
import { repeatedUnit } from './plan.ts';
import type { RecordSource, SourceFacts, UnitFacts } from './record-source.ts';
import { returnColumns, returnCount, signsFound, signsQuery } from './returns.ts';
import { unitFacts, unitQuery } from './whole-events.ts';

interface Options {
  readonly signal: AbortSignal | undefined;
}

/** Counts what must be known of a source before its place in the record is settled. */
export async function sourceFacts(session: Session, source: RecordSource, options: Options): Promise<SourceFacts> {
  if (source.kind === 'customers') {
    const key = source.columns.find((column) => column.role === 'customer-id') ?? null;
    const rows = await session.query(repeatedRows({ source, key }), options);
    return { repeated: firstNumber(rows, 'rows'), unit: null, returns: null };
  }
  return {
    repeated: 0,
    unit: await unitOf(session, source, options),
    returns: await returnsOf(session, source, options),
  };
}

async function unitOf(session: Session, source: RecordSource, options: Options): Promise<UnitFacts | null> {
  const key = source.making?.grain === 'row' ? null : repeatedUnit(source, null);
  if (key === null) return null;
  const columns = source.columns.filter((column) => column.role !== 'ignored' && column !== key);
  return unitFacts(columns, await session.query(unitQuery(source, key, columns), options));
}

async function returnsOf(session: Session, source: RecordSource, options: Options): Promise<FoundReturns | null> {
  const columns = returnColumns(source);
  if (columns === null) return null;
  const signs = signsFound(source, columns, await session.query(signsQuery(source, columns), options));
  if (signs.length === 0) return null;
  const count = returnCount(
    source,
    signs.map(({ sign }) => sign),
  );
  return {
    signs,
    rows: firstNumber(await session.query(count, options), 'rows'),
    handling: source.making?.returns ?? usualMaking.returns,
  };
}
