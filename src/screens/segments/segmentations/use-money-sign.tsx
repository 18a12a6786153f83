import { isMoney } from '../../../analyses/money.ts';
import { useFormats } from '../../../locales/locale-context.tsx';
import type { Measure } from '../../../model/measure.ts';
import { useCurrency, useScope } from '../../../store/app-context.tsx';

/** What the values of a measure are paid in, as `€`; null where they are no amounts, or in what is not known. */
export function useMoneySign(measure: Measure): string | null {
  const formats = useFormats();
  const currency = useCurrency();
  const scope = useScope();
  return currency === null || scope === null || !isMoney(measure, scope.scope.record)
    ? null
    : formats.currencySign(currency);
}
