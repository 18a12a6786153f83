import type { RuleSpeech } from '../../analyses/rule-words.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useCurrency, useProject, useScope } from '../../store/app-context.tsx';

/** What is needed to say a rule in the reader's language; null while there is no record. */
export function useRuleSpeech(): RuleSpeech | null {
  const words = useWords();
  const formats = useFormats();
  const scope = useScope();
  const currency = useCurrency();
  const kept = useProject((project) => project.measures);
  if (scope === null) return null;
  const { record, asOf, segments } = scope.scope;
  return { words, formats, record, asOf, segments, currency, kept };
}
