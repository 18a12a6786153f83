import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A micro-example made by R or Python, in tests/golden/: what goes in, what must come out, and what people get wrong. */
export interface Golden<Input, Expected, Params = unknown> {
  readonly id: string;
  readonly title: string;
  readonly trap: string;
  readonly tool: string;
  readonly input: Input;
  readonly params: Params;
  readonly expected: Expected;
  readonly tolerance: number;
  readonly note?: string;
}

/** Reads tests/golden/<id>.json. The caller states the shape; the file is trusted. */
export function readGolden<Input, Expected, Params = unknown>(id: string): Golden<Input, Expected, Params> {
  const text = readFileSync(new URL(`../golden/${id}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as Golden<Input, Expected, Params>;
}

/** A golden tolerance is relative, unless the expected value is 0. */
export function expectClose(actual: number | null, expected: number, tolerance: number, about = ''): void {
  const allowed = expected === 0 ? tolerance : tolerance * Math.abs(expected);
  const error = actual === null ? Infinity : Math.abs(actual - expected);
  expect(error <= allowed, `${about} got ${String(actual)}, expected ${expected} within ${allowed}`).toBe(true);
}

export function expectAllClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expectClose(actual[i] ?? null, value, tolerance, `[${i}]`);
  });
}
