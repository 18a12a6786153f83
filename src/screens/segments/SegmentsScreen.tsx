import { IconPlus } from '@tabler/icons-react';
import { useWords } from '../../locales/locale-context.tsx';
import { everyone, type Segment } from '../../model/rule.ts';
import { useApp, useDispatch, useProject, useRecord, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, SidePanel } from '../../ui/SidePanel.tsx';
import { SegmentList } from './SegmentList.tsx';
import { SegmentView } from './SegmentView.tsx';

/** Rules one can read, their size as one writes, their list. */
export function SegmentsScreen() {
  const app = useApp();
  const dispatch = useDispatch();
  const { segments: words } = useWords();
  const built = useRecord();
  const segments = useProject((project) => project.segments);
  const chosen = useSession((session) => session.segment);
  const shown = segments.find((segment) => segment.id === chosen) ?? segments[0];
  const add = (): void => {
    const segment: Segment = { id: app.services.newId(), name: words.newName(segments.length + 1), rule: everyone };
    dispatch({ type: 'segment/added', segment });
    app.session.setState({ segment: segment.id, segmentTab: 'rule' });
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
  if (shown === undefined || built === null) {
    return (
      <Page>
        <EmptyState title={words.empty.title} level={1} action={addButton}>
          {words.empty.why}
        </EmptyState>
      </Page>
    );
  }
  return (
    <SidePanel sideLabel={words.list} side={<SegmentList shown={shown} add={addButton} />}>
      <SegmentView key={shown.id} segment={shown} record={built.record} />
    </SidePanel>
  );
}
