import { useWords } from '../../locales/locale-context.tsx';
import type { Source } from '../../project/project.ts';
import { useApp } from '../../store/app-context.tsx';
import { FilePicker } from '../../ui/DropZone.tsx';
import { Notice } from '../../ui/Notice.tsx';
import classes from './combining.module.css';

/** All files that a project waits for, with one place to give them. */
export function FilesNeeded({ sources }: { readonly sources: readonly Source[] }) {
  const words = useWords().combining.needed;
  const { pipeline } = useApp();
  if (sources.length === 0) return null;
  return (
    <Notice
      tone="warn"
      remedy={words.remedy}
      action={
        <FilePicker
          label={words.choose}
          onFiles={(files) => {
            void pipeline.addFiles(files);
          }}
        />
      }
    >
      {words.title(sources.length)}
      <ul className={classes.expected} aria-label={words.list}>
        {sources.map((source) => (
          <li key={source.id}>
            <span>{source.file.name}</span>
            <span className={classes.quiet}>{words.columns(source.reading.columns.length)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
