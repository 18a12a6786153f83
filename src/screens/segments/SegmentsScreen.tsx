import { IconPlus } from '@tabler/icons-react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { everyone, type Segment } from '../../model/rule.ts';
import { useApp, useDispatch, useProject, useRecord, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/SidePanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import classes from './segments.module.css';
import { SegmentView } from './SegmentView.tsx';
import { useSegmentCount } from './use-segment-count.tsx';

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
    app.session.setState({ segment: segment.id });
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
    <SidePanel
      sideLabel={words.list}
      side={
        <Section title={words.list}>
          <ul className={classes.list}>
            {segments.map((segment) => (
              <Item key={segment.id} segment={segment} current={segment === shown} />
            ))}
          </ul>
          {addButton}
        </Section>
      }
    >
      <SegmentView key={shown.id} segment={shown} record={built.record} />
    </SidePanel>
  );
}

function Item({ segment, current }: { readonly segment: Segment; readonly current: boolean }) {
  const app = useApp();
  const formats = useFormats();
  const { value } = useSegmentCount(segment);
  return (
    <li>
      <button
        type="button"
        className={classes.item}
        aria-current={current ? 'true' : undefined}
        onClick={() => {
          app.session.setState({ segment: segment.id });
        }}
      >
        <span>{segment.name}</span>
        <span className={classes.itemCount}>{value === null ? '…' : formats.integer(value.kept)}</span>
      </button>
    </li>
  );
}
