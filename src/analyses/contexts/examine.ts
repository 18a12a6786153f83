import type { QueryOptions, Session } from '../../engine/engine.ts';
import { firstNumber, type Rows } from '../../model/rows.ts';
import type { Scope } from '../../model/scope.ts';
import { aroundQuery, callersQuery, contactPartsQuery, partsQuery, setsOfValues } from './examine-queries.ts';
import { heavyShare, mostSeparately, mostSharper } from './detail.ts';
import { identityOf } from './identify.ts';
import type { LeveledDimension } from './levels.ts';
import type { MinedScores } from './mined.ts';
import { numbersOf } from './numbers.ts';
import { recountQuery, type Values } from './queries.ts';
import { dimensionKey, type ContextsSpec } from './spec.ts';
import type { Context, ContextNeighbour, ContextPart } from './result.ts';

/** The dimensions and levels of a result, beside which a context is set. */
export interface Surroundings {
  readonly dimensions: readonly LeveledDimension[];
  readonly contactDimensions: readonly LeveledDimension[];
}

/**
 * Any context, composed by hand or kept from another day, with the numbers that mining gives to those it lists. By queries of
 * its own: the same definitions counted by other means. Null where nobody was exposed. Rejects with Stopped.
 */
export async function examine(
  engine: Session,
  spec: ContextsSpec,
  scope: Scope,
  context: Values,
  { dimensions, contactDimensions }: Surroundings,
  options: QueryOptions = {},
): Promise<Context | null> {
  const { values, sides } = context;
  const counted = await engine.query(partsQuery(spec, scope, context), options);
  const exposed = firstNumber(counted, `exposure_${String(2 ** values.length - 1)}`);
  if (exposed === 0) return null;
  const stakes = await engine.query(recountQuery(spec, scope, context), options);
  const callers = await engine.query(callersQuery(spec, scope, context), options);
  const near =
    dimensions.length === 0 ? null : await engine.query(aroundQuery(spec, scope, context, dimensions), options);
  const onContacts = spec.outcome === null && contactDimensions.length > 0;
  const split = onContacts
    ? await engine.query(contactPartsQuery(spec, scope, context, contactDimensions), options)
    : null;
  const of = (set: number) => ({
    customers: firstNumber(counted, `customers_${String(set)}`),
    exposure: firstNumber(counted, `exposure_${String(set)}`),
    contacts: firstNumber(counted, `contacts_${String(set)}`),
    contacting: firstNumber(counted, `contacting_${String(set)}`),
  });
  const sets = setsOfValues(values);
  const whole = of(sets.length - 1);
  const parts = sets
    .slice(1)
    .map((set): ContextPart & { readonly set: number } => {
      const { customers, exposure, contacts } = of(set);
      const own = values.filter((_, index) => (set & (1 << index)) !== 0);
      return { set, values: own, customers, rate: contacts / exposure };
    })
    .sort((a, b) => a.values.length - b.values.length)
    .map(({ set: _, ...part }) => part);
  return {
    ...identityOf(values, sides),
    ...numbersOf(whole, of(0), firstNumber(counted, 'phi')),
    worth: spec.worth === null ? null : firstNumber(stakes, 'worth'),
    scores: spec.satisfaction === null ? null : scoresIn(stakes),
    parts,
    ...neighbours(near, spec, context, whole, dimensions),
    ...callersIn(callers),
    profiles: split === null ? [] : profilesIn(split, contactDimensions),
  };
}

function scoresIn(rows: Rows): MinedScores {
  const answers = firstNumber(rows, 'answers');
  const known = (name: string): number => (answers === 0 ? Number.NaN : firstNumber(rows, name));
  return {
    answers,
    mean: known('score'),
    p10: known('p10'),
    p50: known('p50'),
    p90: known('p90'),
    deviation: answers < 2 ? Number.NaN : firstNumber(rows, 'deviation'),
    promoters: firstNumber(rows, 'promoters'),
    detractors: firstNumber(rows, 'detractors'),
  };
}

function neighbours(
  rows: Rows | null,
  spec: ContextsSpec,
  { values }: Values,
  whole: { readonly exposure: number; readonly contacts: number },
  dimensions: readonly LeveledDimension[],
): { readonly around: readonly ContextNeighbour[]; readonly sharper: readonly ContextNeighbour[] } {
  if (rows === null) return { around: [], sharper: [] };
  const [at, codes] = [rows.numbers('dimension'), rows.numbers('code')];
  const [customers, exposure, contacts] = [
    rows.numbers('customers'),
    rows.numbers('exposure'),
    rows.numbers('contacts'),
  ];
  const found = Array.from(at, (place, row) => ({ place, row })).flatMap(({ place, row }) => {
    const dimension = dimensions[place];
    const level = dimension?.levels[codes[row] ?? -1];
    if (dimension === undefined || level === undefined || (customers[row] ?? 0) < spec.minimumCustomers) return [];
    const { choice } = dimension;
    const instead = values.find((value) => dimensionKey(value.choice) === dimensionKey(choice)) ?? null;
    return [
      {
        value: { choice, level },
        instead,
        customers: customers[row] ?? 0,
        exposure: exposure[row] ?? 0,
        contacts: contacts[row] ?? 0,
      },
    ];
  });
  const places = values.map(({ choice }) => dimensionKey(choice));
  const order = ({ value }: ContextNeighbour): number => places.indexOf(dimensionKey(value.choice));
  return {
    around: found.filter(({ instead }) => instead !== null).sort((a, b) => order(a) - order(b)),
    sharper: found
      .filter(({ instead }) => instead === null)
      .map((one) => {
        const share = one.exposure / whole.exposure;
        const variance = whole.contacts * share * (1 - share);
        return { one, z: variance > 0 ? (one.contacts - whole.contacts * share) / Math.sqrt(variance) : 0 };
      })
      .filter(({ z }) => z > 0)
      .sort((a, b) => b.z - a.z)
      .slice(0, mostSharper)
      .map(({ one }) => one),
  };
}

function callersIn(rows: Rows): Pick<Context, 'perCustomer' | 'heavy'> {
  const [contacts, customers] = [rows.numbers('contacts'), rows.numbers('customers')];
  const perCustomer = new Array<number>(mostSeparately + 1).fill(0);
  let [people, total] = [0, 0];
  contacts.forEach((made, row) => {
    const bar = Math.min(made, mostSeparately);
    perCustomer[bar] = (perCustomer[bar] ?? 0) + (customers[row] ?? 0);
    people += customers[row] ?? 0;
    total += made * (customers[row] ?? 0);
  });
  const heavy = Math.ceil(people * heavyShare);
  let [left, most] = [heavy, 0];
  for (let row = contacts.length - 1; row >= 0 && left > 0; row--) {
    const taken = Math.min(left, customers[row] ?? 0);
    most += taken * (contacts[row] ?? 0);
    left -= taken;
  }
  return { perCustomer, heavy: { customers: heavy, share: total === 0 ? 0 : most / total } };
}

function profilesIn(rows: Rows, dimensions: readonly LeveledDimension[]): Context['profiles'] {
  const [at, codes, inside, contacts] = ['dimension', 'code', 'inside', 'contacts'].map((name) => rows.numbers(name));
  return dimensions.map(({ choice, levels }, dimension) => {
    const counts = { inside: levels.map(() => 0), rest: levels.map(() => 0) };
    at?.forEach((place, row) => {
      const code = codes?.[row] ?? -1;
      if (place !== dimension || levels[code] === undefined) return;
      const side = inside?.[row] === 1 ? counts.inside : counts.rest;
      side[code] = contacts?.[row] ?? 0;
    });
    return { choice, levels, ...counts };
  });
}
