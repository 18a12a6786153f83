import { personalValues, projectFileText } from '../../exports/project-file/project-file.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useProject, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import classes from './dialogs.module.css';

/** The recipe as a file, with a look at what it would say of persons. */
export function ProjectFileDialog() {
  const app = useApp();
  const words = useWords();
  const formats = useFormats();
  const { file } = words.project;
  const open = useSession((session) => session.dialog === 'project-file');
  const project = useProject((one) => one);
  const personal = open ? personalValues(project) : [];
  const close = (): void => {
    app.session.setState({ dialog: null });
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={file.title}
      actions={
        <>
          <Button onClick={close}>{words.shell.verbs.cancel}</Button>
          <Button
            kind="primary"
            onClick={() => {
              app.services.saveFile(
                file.fileName(project.name === '' ? file.untitled : project.name),
                [projectFileText(project)],
                'application/json',
              );
              close();
            }}
          >
            {file.write}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <p>{file.body}</p>
        {personal.length === 0 ? null : (
          <Notice
            tone="warn"
            remedy={formats.list(
              personal.map((one) =>
                file.personalLine({ segment: one.segment, column: one.column, values: formats.list(one.values) }),
              ),
            )}
          >
            {file.personal}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
