import { useWords } from '../../locales/locale-context.tsx';
import type { Source } from '../../project/project.ts';
import { useData, useDispatch } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { confirmable } from './source-facts.ts';

/** The one button of the screen: every reading that asks nothing is right. */
export function AllGood({ sources }: { readonly sources: readonly Source[] }) {
  const words = useWords().sources;
  const dispatch = useDispatch();
  const states = useData((data) => data.sources);
  const ids = confirmable(sources, states);
  if (sources.every((source) => source.confirmed)) return <StateMark state="good">{words.allConfirmed}</StateMark>;
  return (
    <Button
      kind="primary"
      disabled={ids.length === 0}
      onClick={() => {
        dispatch({ type: 'sources/confirmed', ids });
      }}
    >
      {words.allGood}
    </Button>
  );
}
