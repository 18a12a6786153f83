import type { Exposed } from './halves.ts';
import type { MinedScores, MinedStakes } from './mined.ts';
import type { MinerInput } from './miner.ts';

const promotersFrom = 9;
const detractorsTo = 6;

/** What the customers of some rows are worth together and what they answered, each customer once. */
export function stakesOf({ worth, score, key }: MinerInput, exposed: Exposed): (members: Uint32Array) => MinedStakes {
  const byRow = (own: Float64Array): Float64Array => {
    const rows = new Float64Array(exposed.rows);
    key.forEach((one, index) => {
      rows[exposed.rowOf(one)] = own[index] ?? Number.NaN;
    });
    return rows;
  };
  const worths = worth === null ? null : byRow(worth);
  const scores = score === null ? null : byRow(score);
  return (members) => {
    const first = members.filter(
      (row, index) => index === 0 || exposed.person[members[index - 1] ?? 0] !== exposed.person[row],
    );
    return {
      worth: worths === null ? null : first.reduce((sum, row) => sum + known(worths[row]), 0),
      scores: scores === null ? null : scoresOf(Float64Array.from(first, (row) => scores[row] ?? Number.NaN)),
    };
  };
}

const known = (value: number | undefined): number => (value === undefined || Number.isNaN(value) ? 0 : value);

function scoresOf(all: Float64Array): MinedScores {
  const given = all.filter((one) => !Number.isNaN(one));
  const answers = given.length;
  const mean = given.reduce((sum, one) => sum + one, 0) / answers;
  const squares = given.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    answers,
    mean,
    deviation: answers < 2 ? Number.NaN : Math.sqrt(squares / (answers - 1)),
    promoters: given.filter((one) => one >= promotersFrom).length,
    detractors: given.filter((one) => one <= detractorsTo).length,
  };
}
