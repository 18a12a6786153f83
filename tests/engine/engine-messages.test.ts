import { expect, test } from 'vitest';
import { isCrash, messageOf, misfortuneOf } from '../../src/engine/wasm/engine-messages.ts';
import { UserError } from '../../src/model/problem.ts';

const problemOf = (error: Error) => {
  const outcome = misfortuneOf(error);
  return outcome instanceof UserError ? outcome.problem.code : null;
};

test('memory and storage that are full are problems of the moment, anything else stays a bug', () => {
  expect(
    problemOf(new Error('Out of Memory Error: could not allocate block of size 256.0 KiB (3.1 GiB/3.1 GiB used)')),
  ).toBe('out-of-memory');
  expect(problemOf(Object.assign(new Error('No more room'), { name: 'QuotaExceededError' }))).toBe('storage-full');
  const bug = new Error('Binder Error: Table "t" does not exist');
  expect(misfortuneOf(bug)).toBe(bug);
});

test('a parser error comes out of its JSON', () => {
  const wrapped = new Error(
    '{"exception_type":"Parser","exception_message":"syntax error at or near \\"x\\"","position":"6"}',
  );
  expect(messageOf(wrapped)).toBe('Parser Error: syntax error at or near "x"');
  expect(misfortuneOf(wrapped).message).toBe('Parser Error: syntax error at or near "x"');
});

test('failures of WebAssembly itself end the engine', () => {
  expect(isCrash(Object.assign(new Error('unreachable'), { name: 'RuntimeError' }))).toBe(true);
  expect(isCrash(new Error('Binder Error: null value'))).toBe(false);
});
