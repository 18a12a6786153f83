import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { Segmentation } from '../../../model/segmentation.ts';
import { useApp, useProject } from '../../../store/app-context.tsx';
import { Section } from '../../../ui/Section.tsx';
import classes from '../segments.module.css';

/** The segmentations of the project. */
export function SegmentationList({ shown, add }: { readonly shown: Segmentation | null; readonly add: ReactNode }) {
  const { segmentation: words } = useWords();
  const segmentations = useProject((project) => project.segmentations);
  return (
    <Section title={words.list} note={segmentations.length === 0 ? words.empty : undefined}>
      <ul className={classes.list}>
        {segmentations.map((segmentation) => (
          <Item key={segmentation.id} segmentation={segmentation} current={segmentation === shown} />
        ))}
      </ul>
      {add}
    </Section>
  );
}

function Item({ segmentation, current }: { readonly segmentation: Segmentation; readonly current: boolean }) {
  const app = useApp();
  const formats = useFormats();
  return (
    <li>
      <button
        type="button"
        className={classes.item}
        aria-current={current ? 'true' : undefined}
        onClick={() => {
          app.session.setState({ segmentation: segmentation.id });
        }}
      >
        <span>{segmentation.name}</span>
        <span className={classes.itemCount}>{formats.integer(segmentation.plan.parts.length)}</span>
      </button>
    </li>
  );
}
