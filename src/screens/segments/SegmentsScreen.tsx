import { IconPlus } from '@tabler/icons-react';
import { useWords } from '../../locales/locale-context.tsx';
import { everyone, type Segment } from '../../model/rule.ts';
import { useApp, useDispatch, useProject, useRecord, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, SidePanel } from '../../ui/SidePanel.tsx';
import { SegmentList } from './SegmentList.tsx';
import { SegmentationList } from './segmentations/SegmentationList.tsx';
import { SegmentationView } from './segmentations/SegmentationView.tsx';
import { NewSegmentation } from './segmentations/NewSegmentation.tsx';
import { SegmentView } from './SegmentView.tsx';

/** Rules one can read, their size as one writes, their list. */
export function SegmentsScreen() {
  const app = useApp();
  const dispatch = useDispatch();
  const { segments: words } = useWords();
  const built = useRecord();
  const segments = useProject((project) => project.segments);
  const segmentations = useProject((project) => project.segmentations);
  const chosen = useSession((session) => session.segment);
  const looked = useSession((session) => session.segmentation);
  const sorted =
    segmentations.find((one) => one.id === looked) ?? (segments.length === 0 ? (segmentations[0] ?? null) : null);
  const shown = segments.find((segment) => segment.id === chosen) ?? segments[0];
  const add = (): void => {
    const segment: Segment = { id: app.services.newId(), name: words.newName(segments.length + 1), rule: everyone };
    dispatch({ type: 'segment/added', segment });
    app.session.setState({ segment: segment.id, segmentTab: 'rule', segmentation: null });
  };
  const addButton = (
    <Button
      kind={shown === undefined ? 'primary' : 'quiet'}
      icon={<IconPlus size={16} />}
      disabled={built === null}
      onClick={add}
    >
      {words.add}
    </Button>
  );
  if ((shown === undefined && sorted === null) || built === null) {
    return (
      <Page>
        <EmptyState
          title={words.empty.title}
          level={1}
          action={
            <>
              {addButton} {built === null ? null : <NewSegmentation record={built.record} />}
            </>
          }
        >
          {words.empty.why}
        </EmptyState>
      </Page>
    );
  }
  return (
    <SidePanel
      sideLabel={words.list}
      side={
        <>
          <SegmentList shown={sorted === null ? (shown ?? null) : null} add={addButton} />
          <SegmentationList shown={sorted} add={<NewSegmentation record={built.record} />} />
        </>
      }
    >
      {sorted !== null ? (
        <SegmentationView key={sorted.id} segmentation={sorted} record={built.record} />
      ) : shown === undefined ? null : (
        <SegmentView key={shown.id} segment={shown} record={built.record} />
      )}
    </SidePanel>
  );
}
