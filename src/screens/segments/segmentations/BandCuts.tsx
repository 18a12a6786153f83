import { useWords } from '../../../locales/locale-context.tsx';
import type { Plan } from '../../../model/segmentation.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useMoneySign } from './use-money-sign.tsx';
import classes from './segmentations.module.css';
import type { SegmentationTabProps } from './segmentation-tab.ts';

/** The values between bands; each begins the band above it. */
export function BandCuts({
  plan,
  onPlan,
}: {
  readonly plan: Extract<Plan, { kind: 'bands' }>;
  readonly onPlan: NonNullable<SegmentationTabProps['onPlan']>;
}) {
  const said = useWords().segmentation.bands;
  const unit = useMoneySign(plan.measure);
  if (plan.cuts.length === 0) return null;
  return (
    <Section title={unit === null ? said.cuts : said.cutsIn(unit)}>
      <div className={classes.cuts}>
        {plan.cuts.map((cut, index) => (
          <NumberField
            key={index}
            label={said.cut(index + 1)}
            value={cut}
            onChange={(next) => {
              if (next !== null)
                onPlan({ ...plan, cuts: plan.cuts.map((one, place) => (place === index ? next : one)) }, 'cut');
            }}
          />
        ))}
      </div>
    </Section>
  );
}
