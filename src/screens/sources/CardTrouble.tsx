import { useWords } from '../../locales/locale-context.tsx';
import { problemNotice } from '../../locales/problem-sentence.ts';
import type { Source } from '../../project/project.ts';
import { useApp } from '../../store/app-context.tsx';
import type { SourceState } from '../../store/data-store.ts';
import { FilePicker } from '../../ui/DropZone.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { acceptedFiles } from '../accepted-files.ts';
import classes from './SourceCard.module.css';

/** Why a source has no table here, and what to do. */
export function CardTrouble({ source, state }: { readonly source: Source; readonly state: SourceState | undefined }) {
  const words = useWords();
  const { pipeline } = useApp();
  const again = (
    <FilePicker
      label={words.sources.drop.choose}
      accept={acceptedFiles}
      onFiles={(files) => {
        void pipeline.addFiles(files);
      }}
    />
  );
  // Said once for all files, with one place to give them.
  if (state?.state === 'file-needed')
    return <p className={classes.unit}>{words.sources.card.fileNeeded(source.file.name)}</p>;
  if (state?.state === 'failed') {
    const { what, remedy } = problemNotice(words.problems, state.problem);
    return (
      <Notice tone="error" remedy={remedy} action={again}>
        {what}
      </Notice>
    );
  }
  return null;
}
