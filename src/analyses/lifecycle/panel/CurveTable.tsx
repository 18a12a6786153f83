import { Section } from '../../../ui/Section.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import { dimensionWords } from '../../measure-words.ts';
import type { LifecycleSpec } from '../spec.ts';
import type { Curve, SurvivalResult } from '../survival.ts';
import classes from './lifecycle.module.css';
import type { Telling } from './telling.ts';

/** A test below this says that groups leave at different paces. */
const level = 0.05;

/** The groups side by side, and what the log-rank test says of them. */
export function CurveTable({
  survival,
  spec,
  telling,
  nameOf,
}: {
  readonly survival: SurvivalResult;
  readonly spec: LifecycleSpec;
  readonly telling: Telling;
  readonly nameOf: (curve: Curve) => string;
}) {
  const { words, formats } = telling;
  const said = words.lifecycle.survival;
  const { test, groups } = survival;
  const by = spec.survival.split === null ? '' : dimensionWords(spec.survival.split, telling);
  const sentence =
    test === null ? null : said.test[test.p < level ? 'apart' : 'alike']({ chi: test.chiSquare, p: test.p, by });
  return (
    <Section title={said.groups.title} note={sentence}>
      <div className={classes.scroll}>
        <SimpleTable<Curve>
          caption={said.groups.title}
          dense
          rows={groups}
          rowKey={(_, i) => i}
          columns={[
            { id: 'group', label: said.groups.group, heading: true, cell: nameOf },
            {
              id: 'customers',
              label: said.groups.customers,
              align: 'end',
              cell: (curve) => formats.integer(curve.customers),
            },
            { id: 'lost', label: said.groups.lost, align: 'end', cell: (curve) => formats.integer(curve.lost) },
            {
              id: 'median',
              label: said.groups.median,
              align: 'end',
              cell: (curve) => (curve.median === null ? '—' : formats.days(curve.median)),
            },
            {
              id: 'year',
              label: said.groups.year,
              align: 'end',
              cell: (curve) => (curve.afterYear === null ? '—' : formats.percent(curve.afterYear.survival)),
            },
          ]}
        />
      </div>
    </Section>
  );
}
