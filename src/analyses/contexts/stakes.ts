import { quantile } from '../../model/statistics/quantile.ts';
import type { Exposed } from './halves.ts';
import type { MinedScores, MinedStakes } from './mined.ts';
import type { MinerInput } from './miner.ts';

const promotersFrom = 9;
const detractorsTo = 6;

/** What the customers of some rows are worth together and what they answered, each customer once. */
export function stakesOf({ worth, score }: MinerInput, exposed: Exposed): (members: Uint32Array) => MinedStakes {
  // The place in the input of each row: the values stay where they are, for two columns of a million would be copied.
  const placeOf = new Uint32Array(worth === null && score === null ? 0 : exposed.rows);
  for (let index = 0; index < placeOf.length; index++) placeOf[exposed.rowAt[index] as number] = index;
  return (members) => ({
    worth: worth === null ? null : worthOf(ofCustomers(exposed, members, worth, placeOf)),
    scores: score === null ? null : scoresOf(ofCustomers(exposed, members, score, placeOf)),
  });
}

/** What is known, of the first row of each customer. */
function ofCustomers(
  { person }: Exposed,
  members: Uint32Array,
  values: Float64Array,
  placeOf: Uint32Array,
): Float64Array {
  const known = new Float64Array(members.length);
  let [count, last] = [0, -1];
  for (let at = 0; at < members.length; at++) {
    const row = members[at] as number;
    const own = person[row] as number;
    if (own === last) continue;
    last = own;
    const value = values[placeOf[row] as number] as number;
    if (Number.isNaN(value)) continue;
    known[count] = value;
    count += 1;
  }
  return known.subarray(0, count);
}

function worthOf(known: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < known.length; at++) sum += known[at] as number;
  return sum;
}

function scoresOf(given: Float64Array): MinedScores {
  const answers = given.length;
  const mean = worthOf(given) / answers;
  let [squares, promoters, detractors] = [0, 0, 0];
  for (let at = 0; at < answers; at++) {
    const one = given[at] as number;
    squares += (one - mean) ** 2;
    promoters += one >= promotersFrom ? 1 : 0;
    detractors += one <= detractorsTo ? 1 : 0;
  }
  const sorted = given.slice().sort();
  const at = (p: number): number => (answers === 0 ? Number.NaN : quantile(sorted, p));
  return {
    answers,
    mean,
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    deviation: answers < 2 ? Number.NaN : Math.sqrt(squares / (answers - 1)),
    promoters,
    detractors,
  };
}
