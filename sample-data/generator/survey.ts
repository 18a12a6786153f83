import { day, minuteOf } from './calendar.ts';
import { EventTable } from './event-table.ts';
import { Prng } from './prng.ts';
import type { Profile } from './profile.ts';
import { VERBATIMS } from './verbatims.ts';
import { WAVES, type World } from './world.ts';

/** Value = score, -1 when not given. verbatim: 0 none, else its place in the list plus one. */
export type AnswerTable = EventTable<'wave' | 'verbatim'>;

export function newAnswers(): AnswerTable {
  return new EventTable(['wave', 'verbatim']);
}

const RESPONSE = 0.026;

/** First day of a wave: the last month of its quarter. */
export function waveStart(wave: string): number {
  return day(Number(wave.slice(0, 4)), Number(wave.slice(-1)) * 3, 1);
}

export function addAnswers(world: World, profile: Profile, contactCount: number, answers: AnswerTable): void {
  const rng = new Prng(world.seed, profile.index, 6);
  const mood = rng.normal();
  WAVES.forEach((wave, w) => {
    const answered = rng.chance(RESPONSE * (profile.formula === '' ? 0.8 : 1.25));
    const start = waveStart(wave);
    if (!answered || profile.creation > start) return;
    const felt = 8.1 + 1.5 * mood + 1.1 * rng.normal() - 0.55 * Math.min(6, contactCount);
    const outOfTen = Math.min(10, Math.max(0, Math.round(felt)));
    const shown = wave === world.brokenWave ? 1 + Math.round((outOfTen * 4) / 10) : outOfTen;
    const score = rng.chance(0.015) ? -1 : shown;
    answers.push(minuteOf(start + rng.int(0, 24), rng.int(420, 1380)), profile.index, score, {
      wave: w,
      verbatim: rng.chance(0.42) ? drawVerbatim(rng, outOfTen) : 0,
    });
  });
}

function drawVerbatim(rng: Prng, outOfTen: number): number {
  const tone = outOfTen >= 8 ? 'good' : outOfTen >= 6 ? 'mixed' : 'bad';
  const fitting: number[] = [];
  VERBATIMS.forEach((v, i) => {
    if (v.tone === tone) fitting.push(i);
  });
  return rng.pick(fitting) + 1;
}
