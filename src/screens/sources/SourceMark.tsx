import { useWords } from '../../locales/locale-context.tsx';
import type { Source } from '../../project/project.ts';
import type { SourceState } from '../../store/data-store.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { markOf } from './source-facts.ts';

/** Whether the source was read right, in a sign and a word. */
export function SourceMark({ source, state }: { readonly source: Source; readonly state: SourceState | undefined }) {
  const words = useWords().sources.state;
  if (state === undefined || state.state === 'attaching') return null;
  if (state.state === 'file-needed') return <StateMark state="warn">{words.fileNeeded}</StateMark>;
  if (state.state === 'failed') return <StateMark state="bad">{words.failed}</StateMark>;
  switch (markOf(source, state.report)) {
    case 'question':
      return <StateMark state="warn">{words.question(state.report.questions.length)}</StateMark>;
    case 'check':
      return <StateMark state="warn">{words.rejected}</StateMark>;
    case 'confirmed':
      return <StateMark state="good">{words.confirmed}</StateMark>;
    case 'good':
      return <StateMark state="good">{words.good}</StateMark>;
  }
}
