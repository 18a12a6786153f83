import { whileHeld } from '../../engine/held-rows.ts';
import { UserError } from '../../model/problem.ts';
import { daysOf } from '../../model/period.ts';
import { eventsOf } from '../../model/record.ts';
import { firstNumber, type Rows } from '../../model/rows.ts';
import { contactCountsQuery, readContactCounts } from './contact-counts.ts';
import { isExposureKnown } from './exposure.ts';
import { identify } from './identify.ts';
import { levelsFrom, sizesOf, type LeveledDimension } from './levels.ts';
import { contactLevelsQuery, customerLevelsQuery } from './level-queries.ts';
import { customersQuery, sidesQuery, totalsQuery } from './queries.ts';
import { packs } from './packing.ts';
import { heldStages, profileQuery } from './states.ts';
import { countsCustomers, isOn, splitsTime, type ContextsSpec, type SpecDimension } from './spec.ts';
import type { QueryOptions, Session } from '../../engine/engine.ts';
import type { Scope } from '../../model/scope.ts';
import type { Miner, MinerInput, MinerOptions } from './miner.ts';
import type { MinedContexts } from './mined.ts';
import type { ContextRates, ContextsResult } from './result.ts';

export interface ContextsOptions extends Omit<MinerOptions, 'onFound'> {
  readonly place?: string | undefined;
  /** What was found among contexts of fewer values, while deeper ones are still looked at. */
  readonly onFound?: ((result: ContextsResult) => void) | undefined;
}

/** The share of the work that the queries take, about. */
const queriesShare = 0.5;

/** Rejects with a UserError when there are no such contacts or nobody in the population; with Stopped when stopped. */
export async function runContexts(
  engine: Session,
  miner: Miner,
  spec: ContextsSpec,
  scope: Scope,
  options: ContextsOptions = {},
): Promise<ContextsResult> {
  // What is true of customers has no table of events.
  const dated = spec.outcome === null && eventsOf(scope.record, spec.contacts).dated;
  const { signal, place, onProgress, onFound } = options;
  const asked: QueryOptions = { signal, place };
  const steps = 6;
  let done = 0;
  const step = (): void => onProgress?.((++done / steps) * queriesShare);
  const ask = async (query: Parameters<Session['query']>[0]): Promise<Rows> => {
    const rows = await engine.query(query, asked);
    step();
    return rows;
  };
  const onSides = spec.outcome === null ? spec.contactDimensions.filter(isOn) : [];
  const totals = await ask(totalsQuery(spec, scope));
  const seen = {
    contacts: firstNumber(totals, 'contacts'),
    unknown: firstNumber(totals, 'unknown'),
    inside: firstNumber(totals, 'inside'),
    most: firstNumber(totals, 'most'),
  };
  const contactDimensions = await levels(onSides, () => ask(contactLevelsQuery(spec, scope, onSides)));
  const common = {
    spec,
    asOf: scope.asOf,
    days: daysOf(spec.window, scope.asOf),
    dated,
    seen,
    contactDimensions,
  };
  if (spec.outcome === null && !isExposureKnown(scope.record, spec.contacts)) {
    const rows = await ask(contactCountsQuery(spec, scope, contactDimensions, 'counted'));
    return { kind: 'counts', ...common, counts: readContactCounts(rows, contactDimensions) };
  }

  const customers = firstNumber(totals, 'customers');
  if (customers === 0) throw new UserError({ code: 'population-empty' });
  const { dimensions, input } = await inputOf(engine, spec, scope, contactDimensions, { asked, ask, step });
  const identified = identify(dimensions, contactDimensions);
  const resultOf = (mined: MinedContexts): ContextRates => ({
    kind: 'rates',
    ...common,
    totals: mined.totals,
    tried: mined.tried,
    depth: mined.depth,
    dimensions,
    lines: mined.lines.map(identified),
    leads: mined.leads.map(identified),
    cold: mined.cold.map(identified),
    union: mined.union,
    curve: mined.curve,
    pairs: mined.pairs,
  });
  const mined = await miner.mine(input, {
    signal,
    onProgress: (share) => onProgress?.(queriesShare + share * (1 - queriesShare)),
    onFound: (soFar) => onFound?.(resultOf(soFar)),
  });
  return resultOf(mined);
}

interface Asking {
  readonly asked: QueryOptions;
  readonly ask: (query: Parameters<Session['query']>[0]) => Promise<Rows>;
  readonly step: () => void;
}

/** What is mined, and nothing else: the rows that it came in are let go of before the long work. */
async function inputOf(
  engine: Session,
  spec: ContextsSpec,
  scope: Scope,
  contactDimensions: readonly LeveledDimension[],
  { asked, ask, step }: Asking,
): Promise<{ readonly dimensions: readonly LeveledDimension[]; readonly input: MinerInput }> {
  const onCustomers = spec.dimensions.filter((one) => isOn(one) && !isOutcome(one, spec));
  return whileHeld(engine, profileQuery(spec, scope, onCustomers), asked, async (table) => {
    step();
    const profile = heldStages(spec, scope, table);
    const dimensions = await levels(onCustomers, () => ask(customerLevelsQuery(spec, scope, profile, onCustomers)));
    const sides =
      contactDimensions.length === 0 ? null : await ask(sidesQuery(spec, scope, profile, contactDimensions));
    const rows = await ask(customersQuery(spec, scope, profile, onCustomers, dimensions));
    const sizes = sizesOf(dimensions);
    const customer = rows.numbers('customer_no');
    const input: MinerInput = {
      sizes,
      sideSizes: sizesOf(contactDimensions),
      crossed: spec.crossesContacts,
      customer,
      key: splitsTime(spec) ? rows.numbers('key') : customer,
      cell: packs(sizes).map((_, word) => rows.numbers(`cell${word}`)),
      contacts: rows.numbers('contacts'),
      exposure: countsCustomers(spec) ? null : rows.numbers('exposure'),
      sideKey: sides?.numbers('key') ?? new Float64Array(0),
      side: sides?.numbers('side') ?? new Float64Array(0),
      sideContacts: sides?.numbers('contacts') ?? new Float64Array(0),
      depth: spec.depth,
      minimumCustomers: spec.minimumCustomers,
      worth: spec.worth === null ? null : rows.numbers('worth'),
      score: spec.satisfaction === null ? null : rows.numbers('score'),
    };
    return { dimensions, input };
  });
}

/** What is counted does not explain itself. */
function isOutcome({ dimension }: SpecDimension, { outcome }: ContextsSpec): boolean {
  return dimension.kind === 'field' && dimension.field === outcome?.field;
}

async function levels(
  choices: readonly SpecDimension[],
  ask: () => Promise<Rows>,
): Promise<readonly LeveledDimension[]> {
  return choices.length === 0 ? [] : levelsFrom(choices, await ask());
}
