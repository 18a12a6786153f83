import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { isPerCustomer, type Measure } from '../../model/measure.ts';
import { rangePicture } from '../../model/rule-values.ts';
import { firstNumber } from '../../model/rows.ts';
import type { Test } from '../../model/rule.ts';
import { useApp, useComputed, useScope } from '../../store/app-context.tsx';
import classes from './rule.module.css';

const width = 160;
const height = 26;

/** How a measure spreads, small, with what a range keeps of it in the colour of a selection. */
export function RangePicture({ measure, test }: { readonly measure: Measure; readonly test: Test }) {
  const app = useApp();
  const scope = useScope();
  const formats = useFormats();
  const { segmentRule } = useWords();
  const text = JSON.stringify(measure);
  const perCustomer = isPerCustomer(measure);
  const { value } = useComputed(
    `segments:range:${text}`,
    scope === null || !perCustomer ? null : `${scope.key} ${text}`,
    async (options) => {
      if (scope === null) throw new Error('A key comes with a scope');
      const rows = await app.services.engine.query(rangePicture(scope.scope, measure), options);
      const bars = new Array<number>(rows.count === 0 ? 0 : firstNumber(rows, 'bars')).fill(0);
      const [at, n] = [rows.numbers('bar'), rows.numbers('n')];
      at.forEach((bar, i) => {
        bars[bar] = n[i] ?? 0;
      });
      return { bars, low: firstNumber(rows, 'low'), step: firstNumber(rows, 'width') };
    },
  );
  if (value === null || value.bars.length < 2 || test.op !== 'between') return null;
  const { bars, low, step } = value;
  const most = Math.max(...bars);
  const whole = step === 1;
  const isKept = (bar: number): boolean => {
    // A bar of a whole number is that number.
    const middle = low + (bar + (whole ? 0 : 0.5)) * step;
    return (test.min === null || middle >= test.min) && (test.max === null || middle <= test.max);
  };
  const ends = { low: formats.number(low), high: formats.number(low + (bars.length - (whole ? 1 : 0)) * step) };
  return (
    <span className={classes.pictureBox} role="img" aria-label={segmentRule.picture(ends)}>
      <svg className={classes.picture} width={width} height={height} aria-hidden>
        {bars.map((n, bar) => {
          const size = n === 0 ? 0 : Math.max(1, (n / most) * height);
          return (
            <rect
              key={bar}
              x={(bar * width) / bars.length}
              y={height - size}
              width={width / bars.length - 1}
              height={size}
              fill={isKept(bar) ? 'var(--selection)' : 'var(--everybody)'}
              opacity={isKept(bar) ? 1 : 0.45}
            />
          );
        })}
      </svg>
      <span className={classes.pictureEnds} aria-hidden>
        <span>{ends.low}</span>
        <span>{ends.high}</span>
      </span>
    </span>
  );
}
