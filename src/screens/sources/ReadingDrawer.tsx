import { useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import type { Layout } from '../../model/reading.ts';
import type { Source } from '../../project/project.ts';
import { useApp } from '../../store/app-context.tsx';
import type { SourceState } from '../../store/data-store.ts';
import { Button } from '../../ui/Button.tsx';
import { FilePicker } from '../../ui/DropZone.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { ColumnFields } from './ColumnFields.tsx';
import { choicesOf, wantedColumns } from './left-out.ts';
import { LayoutFields } from './LayoutFields.tsx';
import { LayoutPreview } from './LayoutPreview.tsx';
import classes from './ReadingDrawer.module.css';
import { TableFields } from './TableFields.tsx';
import { useReread } from './use-reread.ts';
import { acceptedFiles } from '../accepted-files.ts';

export interface ReadingDrawerProps {
  readonly source: Source | undefined;
  readonly state: SourceState | undefined;
  readonly onClose: () => void;
}

/** Every choice of how a file is read, tried on its first lines before it is read again. */
export function ReadingDrawer({ source, state, onClose }: ReadingDrawerProps) {
  const words = useWords().sources;
  return (
    <Drawer
      open={source !== undefined}
      onClose={onClose}
      size="large"
      title={source === undefined ? '' : words.reading.title(source.file.name)}
    >
      {source === undefined ? null : (
        <Choices
          key={`${source.id} ${state?.state === 'ready' ? state.dataset : ''}`}
          source={source}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}

function Choices({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const words = useWords().sources.reading;
  const { file, give } = useFile(source);
  const reread = useReread();
  const [layout, setLayout] = useState<Layout>(source.reading.layout);
  const [choices, setChoices] = useState(() => choicesOf(source.reading));
  const otherLayout = JSON.stringify(layout) !== JSON.stringify(source.reading.layout);
  const chosen = wantedColumns(choices);
  const { columns, leftOut } = source.reading;
  const otherColumns =
    JSON.stringify([chosen.columns, chosen.leftOut ?? []]) !== JSON.stringify([columns, leftOut ?? []]);
  const apply = (): void => {
    reread(source, otherLayout ? { layout, ...(leftOut === undefined ? {} : { leftOut }) } : { layout, ...chosen });
    onClose();
  };
  return (
    <div className={classes.choices}>
      {file === null ? (
        <Notice tone="warn" action={<FilePicker label={words.chooseFile} accept={acceptedFiles} onFiles={give} />}>
          {words.fileNeeded(source.file.name)}
        </Notice>
      ) : null}
      {layout.format === 'csv' ? (
        <LayoutFields layout={layout} onChange={setLayout} />
      ) : (
        <TableFields layout={layout} onChange={setLayout} />
      )}
      {file === null ? null : <LayoutPreview source={source} layout={layout} />}
      <Section title={words.types} note={otherLayout ? words.columnsAgain : words.typesNote}>
        {otherLayout ? null : <ColumnFields choices={choices} onChange={setChoices} />}
      </Section>
      <div className={classes.foot}>
        {!otherLayout && !otherColumns ? <span className={classes.note}>{words.unchanged}</span> : null}
        <Button kind="primary" disabled={(!otherLayout && !otherColumns) || file === null} onClick={apply}>
          {words.apply}
        </Button>
      </div>
    </div>
  );
}

/** The file while the page has it, and a way to give it again. */
function useFile(source: Source): { readonly file: File | null; readonly give: (files: readonly File[]) => void } {
  const { pipeline } = useApp();
  const [, setGiven] = useState(0);
  return {
    file: pipeline.fileOf(source.id),
    give: (files) => {
      void pipeline.addFiles(files).then(() => {
        setGiven((count) => count + 1);
      });
    },
  };
}
