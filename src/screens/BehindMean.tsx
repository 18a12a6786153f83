import { useWords } from '../locales/locale-context.tsx';
import type { Measure } from '../model/measure.ts';
import { useApp, useDispatch } from '../store/app-context.tsx';
import { Button } from '../ui/Button.tsx';

/** From the means of a measure to what they hide. */
export function BehindMean({ measure }: { readonly measure: Measure }) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  return (
    <Button
      kind="plain"
      size="small"
      onClick={() => {
        dispatch({ type: 'distribution/set', spec: { measure, split: null, view: 'histogram' } });
        app.session.setState({ screen: 'average' });
      }}
    >
      {words.average.title}
    </Button>
  );
}
