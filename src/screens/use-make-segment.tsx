import { useWords } from '../locales/locale-context.tsx';
import type { Rule, SegmentId } from '../model/rule.ts';
import { useApp, useDispatch } from '../store/app-context.tsx';
import { useToast } from '../ui/Toasts.tsx';

/** Makes a segment of a rule that was found elsewhere, says so with a way there, and gives its id. */
export function useMakeSegment(): (rule: Rule, name: string) => SegmentId {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const toast = useToast();
  return (rule, name) => {
    const id = app.services.newId();
    const group: Rule = rule.kind === 'group' ? rule : { kind: 'group', join: 'and', negated: false, children: [rule] };
    dispatch({ type: 'segment/added', segment: { id, name, rule: group } });
    app.session.setState({ segment: id });
    toast({
      message: words.segments.added(name),
      action: {
        label: words.shell.verbs.open,
        onClick: () => {
          app.session.setState({ screen: 'segments', segment: id });
        },
      },
    });
    return id;
  };
}
