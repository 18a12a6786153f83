import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { Segment } from '../../model/rule.ts';
import { useApp, useProject } from '../../store/app-context.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './segments.module.css';
import { useRuleCounts } from './use-rule-counts.tsx';
import { useSegmentCount } from './use-segment-count.tsx';

/** The segments of the project with their sizes. */
export function SegmentList({ shown, add }: { readonly shown: Segment | null; readonly add: ReactNode }) {
  const { segments: words } = useWords();
  const segments = useProject((project) => project.segments);
  return (
    <Section title={words.list}>
      <ul className={classes.list}>
        {segments.map((segment) => (
          <Item key={segment.id} segment={segment} current={segment === shown} />
        ))}
      </ul>
      {add}
    </Section>
  );
}

interface ItemProps {
  readonly segment: Segment;
  readonly current: boolean;
}

/** The one that is open is counted with its lines already. */
function Item({ segment, current }: ItemProps) {
  return current ? <OpenItem segment={segment} /> : <OtherItem segment={segment} />;
}

function OpenItem({ segment }: Pick<ItemProps, 'segment'>) {
  const { value } = useRuleCounts(segment);
  return <ItemButton segment={segment} current count={value === null ? null : (value.kept ?? Number.NaN)} />;
}

function OtherItem({ segment }: Pick<ItemProps, 'segment'>) {
  const { value, state } = useSegmentCount(segment);
  const count = state.problem === null ? (value?.kept ?? null) : Number.NaN;
  return <ItemButton segment={segment} current={false} count={count} />;
}

/** A count that is no number cannot be made; none at all is on its way. */
function ItemButton({ segment, current, count }: ItemProps & { readonly count: number | null }) {
  const app = useApp();
  const formats = useFormats();
  return (
    <li>
      <button
        type="button"
        className={classes.item}
        aria-current={current ? 'true' : undefined}
        onClick={() => {
          app.session.setState({ segment: segment.id, segmentation: null });
        }}
      >
        <span>{segment.name}</span>
        <span className={classes.itemCount}>{count === null ? '…' : formats.integer(count)}</span>
      </button>
    </li>
  );
}
