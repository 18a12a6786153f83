import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { Segment } from '../../model/rule.ts';
import { useApp, useProject } from '../../store/app-context.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './segments.module.css';
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
