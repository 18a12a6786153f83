import { useWords } from '../../locales/locale-context.tsx';
import { useApp, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { DropZone } from '../../ui/DropZone.tsx';
import classes from './AddFiles.module.css';
import { acceptedFiles } from '../accepted-files.ts';

/** A place to drop, choose or paste. */
export function AddFiles({ primary = false }: { readonly primary?: boolean | undefined }) {
  const words = useWords().sources.drop;
  const { pipeline } = useApp();
  const set = useSession((session) => session.set);
  return (
    <div className={classes.add}>
      <DropZone
        buttonLabel={words.choose}
        primary={primary}
        accept={acceptedFiles}
        onFiles={(files) => {
          void pipeline.addFiles(files);
        }}
      >
        <strong className={classes.title}>{words.title}</strong>
        <span className={classes.hint}>{words.hint} · </span>
        <Button
          kind="plain"
          size="small"
          onClick={() => {
            set({ dialog: 'paste' });
          }}
        >
          {words.paste}
        </Button>
      </DropZone>
    </div>
  );
}
