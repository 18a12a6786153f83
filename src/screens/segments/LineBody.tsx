import { useWords } from '../../locales/locale-context.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { DimensionBody } from './DimensionBody.tsx';
import { EventsBody } from './EventsBody.tsx';
import { FieldBody } from './FieldBody.tsx';
import { ListField } from './ListField.tsx';
import { RangePicture } from './RangePicture.tsx';
import { isStageLine, StageBody } from './StageBody.tsx';
import type { LineProps } from './Subject.tsx';
import classes from './rule.module.css';
import { TestEditor } from './TestEditor.tsx';

/** How the subject is compared, and with what: the editor that its kind asks for. */
export function LineBody({ line, onChange }: LineProps) {
  const { segments } = useWords();
  switch (line.kind) {
    case 'field':
      return <FieldBody line={line} onChange={onChange} />;
    case 'id': {
      const { test } = line;
      if (test.op !== 'is' && test.op !== 'is-not') return null;
      return (
        <>
          <div className={classes.comparison}>
            <SelectField<'is' | 'is-not'>
              label={segments.test}
              labelHidden
              value={test.op}
              options={[
                { value: 'is', label: segments.ops.is },
                { value: 'is-not', label: segments.ops['is-not'] },
              ]}
              onChange={(op) => {
                onChange({ ...line, test: { op, values: test.values } });
              }}
            />
          </div>
          <ListField
            type="text"
            of="id"
            values={test.values}
            onChange={(values) => {
              onChange({ ...line, test: { op: test.op, values } });
            }}
          />
        </>
      );
    }
    case 'measure': {
      const { measure } = line;
      const simple = measure.kind === 'events';
      if (simple) return <EventsBody line={line} onChange={onChange} />;
      return (
        <>
          <TestEditor
            type="decimal"
            test={line.test}
            values={null}
            onChange={(test) => {
              onChange({ ...line, test });
            }}
          />
          <RangePicture measure={measure} test={line.test} />
        </>
      );
    }
    case 'moment':
    case 'sequence':
    case 'habit':
      return <EventsBody line={line} onChange={onChange} />;
    case 'dimension':
      return isStageLine(line) ? (
        <StageBody line={line} onChange={onChange} />
      ) : (
        <DimensionBody line={line} onChange={onChange} />
      );
    case 'segment':
      return (
        <div className={classes.comparison}>
          <SelectField<'in' | 'out'>
            label={segments.test}
            labelHidden
            value={line.negated ? 'out' : 'in'}
            options={[
              { value: 'in', label: segments.member.in },
              { value: 'out', label: segments.member.out },
            ]}
            onChange={(next) => {
              onChange({ ...line, negated: next === 'out' });
            }}
          />
        </div>
      );
  }
}
