import { dimensionLimit, isOn } from '../../analyses/contexts/spec.ts';
import { suggest as suggestContexts } from '../../analyses/contexts/suggest.ts';
import { suggest as suggestDistribution } from '../../analyses/distribution/suggest.ts';
import type { StageActs } from '../../analyses/lifecycle/panel/StageRulesSection.tsx';
import type { CustomerRecord } from '../../model/record.ts';
import { useApp, useDispatch, useProject } from '../../store/app-context.tsx';

/** Takes the stages, with the thresholds they have here, to Behind the average and to the contexts. */
export function useStageActs(record: CustomerRecord | null): StageActs {
  const app = useApp();
  const dispatch = useDispatch();
  const average = useProject((project) => project.distribution);
  const contexts = useProject((project) => project.contexts);
  if (record === null) return { onCompare: null, onContexts: null };
  const distribution = average ?? suggestDistribution(record);
  const wished = contexts ?? suggestContexts(record);
  // Another stage takes the place of the one that is there.
  const others = (wished?.dimensions ?? []).filter(({ dimension }) => dimension.kind !== 'stage');
  return {
    onCompare:
      distribution === null
        ? null
        : (stages) => {
            dispatch({ type: 'distribution/set', spec: { ...distribution, split: { kind: 'stage', stages } } });
            app.session.setState({ screen: 'average' });
          },
    onContexts:
      wished === null || others.filter(isOn).length >= dimensionLimit
        ? null
        : (stages) => {
            dispatch({
              type: 'contexts/set',
              spec: { ...wished, dimensions: [...others, { dimension: { kind: 'stage', stages }, family: 'moment' }] },
            });
            app.session.setState({ screen: 'contexts' });
          },
  };
}
