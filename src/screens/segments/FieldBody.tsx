import { datesOfTest } from '../../analyses/test-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { isNumeric } from '../../model/column.ts';
import { fitsType } from '../../model/filter.ts';
import type { RuleLine } from '../../model/rule-path.ts';
import { AbsentValues } from './AbsentValues.tsx';
import { useFieldValues } from './known-values.tsx';
import { ListField } from './ListField.tsx';
import { RangePicture } from './RangePicture.tsx';
import { useRuleEdit } from './rule-edit.tsx';
import classes from './rule.module.css';
import { TestEditor } from './TestEditor.tsx';
import { firstTest } from './tests.ts';
import { useRuleSpeech } from '../use-rule-speech.tsx';

export interface FieldBodyProps {
  readonly line: Extract<RuleLine, { kind: 'field' }>;
  readonly onChange: (line: RuleLine) => void;
}

/** A test of a field: values to pick or paste, a range beside its picture, dates with their exact days. */
export function FieldBody({ line, onChange }: FieldBodyProps) {
  const { segments } = useWords();
  const { record } = useRuleEdit();
  const values = useFieldValues(line.field);
  const speech = useRuleSpeech();
  const field = record.fields.find((one) => one.id === line.field);
  if (field === undefined) return <span className={classes.invalid}>{segments.invalid}</span>;
  const { test } = line;
  const fits = fitsType(field.type, test);
  const put = (next: typeof test): void => {
    onChange({ ...line, test: next });
  };
  const days = speech === null ? null : datesOfTest(test, speech);
  return (
    <>
      <TestEditor
        type={field.type}
        test={fits ? test : firstTest(field.type)}
        values={values}
        onChange={put}
        list={
          test.op === 'is' || test.op === 'is-not' ? (
            <ListField
              type={field.type}
              of={{ field: field.id }}
              values={test.values}
              known={values}
              onChange={(next) => {
                put({ op: test.op, values: next });
              }}
            />
          ) : undefined
        }
      />
      {isNumeric(field.type) && test.op === 'between' ? (
        <RangePicture measure={{ kind: 'field', field: field.id }} test={test} />
      ) : null}
      {days === null ? null : <span className={classes.note}>{days}</span>}
      {(test.op === 'is' || test.op === 'is-not') && field.type === 'text' ? (
        <AbsentValues of={{ field: field.id }} values={test.values.map(String)} />
      ) : null}
    </>
  );
}
