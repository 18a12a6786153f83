import { useWords } from '../../locales/locale-context.tsx';
import type { Test } from '../../model/rule.ts';
import { TestEditor } from './TestEditor.tsx';

/** A test of a share, written in percent. */
export function ShareTest({ test, onChange }: { readonly test: Test; readonly onChange: (test: Test) => void }) {
  const { segmentRule } = useWords();
  return (
    <TestEditor
      type="decimal"
      unit={segmentRule.percentUnit}
      test={scaled(test, 100)}
      values={null}
      onChange={(next) => {
        onChange(scaled(next, 1 / 100));
      }}
    />
  );
}

/** A share of .07 is 7 %, and back. */
function scaled(test: Test, by: number): Test {
  const of = (value: number | null): number | null => (value === null ? null : Number((value * by).toPrecision(12)));
  if (test.op === 'between') return { ...test, min: of(test.min), max: of(test.max) };
  if (test.op !== 'is' && test.op !== 'is-not') return test;
  return { ...test, values: test.values.map((value) => (typeof value === 'number' ? (of(value) ?? value) : value)) };
}
