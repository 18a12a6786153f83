import { IconTrash } from '@tabler/icons-react';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { StoredProject } from '../../store/services.ts';
import { useApp, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import classes from './Home.module.css';

/** The projects that this browser keeps: open one, or delete it. */
export function ProjectList({ end, acts }: { readonly end?: ReactNode; readonly acts?: ReactNode }) {
  const words = useWords().home.projects;
  const app = useApp();
  const toast = useToast();
  const nameOf = useNameOf();
  const current = useProject((project) => project.id);
  const { projects, reload } = useStored();
  const [leaving, setLeaving] = useState<StoredProject | null>(null);
  const open = async (id: string): Promise<void> => {
    const history = await app.services.projects.load(id);
    if (history !== null) await app.openProject(history);
    reload();
  };
  const remove = async (project: StoredProject): Promise<void> => {
    setLeaving(null);
    await app.services.projects.remove(project.id);
    toast({ message: words.removed });
    reload();
  };
  return (
    <Section title={words.title} end={end}>
      {projects === null ? <SkeletonLines count={2} /> : null}
      {projects?.length === 0 ? <p className={classes.quiet}>{words.none}</p> : null}
      <ul className={classes.rows}>
        {projects?.map((project) => (
          <ProjectRow
            key={project.id}
            project={project}
            current={project.id === current}
            onOpen={() => {
              void open(project.id);
            }}
            onRemove={() => {
              setLeaving(project);
            }}
          />
        ))}
      </ul>
      {acts}
      <ConfirmDialog
        danger
        open={leaving !== null}
        onClose={() => {
          setLeaving(null);
        }}
        onConfirm={() => {
          if (leaving !== null) void remove(leaving);
        }}
        title={words.removeTitle(leaving === null ? '' : nameOf(leaving))}
        confirmLabel={words.remove}
      >
        {words.removeBody}
      </ConfirmDialog>
    </Section>
  );
}

interface ProjectRowProps {
  readonly project: StoredProject;
  readonly current: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function ProjectRow({ project, current, onOpen, onRemove }: ProjectRowProps) {
  const words = useWords().home.projects;
  const formats = useFormats();
  const { services } = useApp();
  const name = useNameOf()(project);
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.rowTitle}>{name}</span>
        <span className={classes.quiet}>
          {project.name === '' ? '' : `${words.files(project.sources)} · `}
          {formats.relative(project.savedAt, services.now())}
        </span>
      </div>
      {current ? (
        <span className={classes.quiet}>{words.current}</span>
      ) : (
        <span className={classes.rowActs}>
          <Button size="small" onClick={onOpen}>
            {words.open}
          </Button>
          <IconButton
            size="small"
            label={words.removeOf(name)}
            icon={<IconTrash size={16} stroke={1.5} />}
            onClick={onRemove}
          />
        </span>
      )}
    </li>
  );
}

function useNameOf(): (project: StoredProject) => string {
  const { unnamed } = useWords().home.projects;
  const formats = useFormats();
  return ({ name, savedAt, sources }) =>
    name === '' ? unnamed({ day: formats.dayOf(savedAt), files: sources }) : name;
}

/** What the store lists, asked again when another project is open and when told. */
function useStored(): { readonly projects: readonly StoredProject[] | null; readonly reload: () => void } {
  const { services, document } = useApp();
  const [projects, setProjects] = useState<readonly StoredProject[] | null>(null);
  const reload = useCallback(() => {
    services.projects.list().then(
      (found) => {
        setProjects([...found].filter((one) => one.sources > 0).sort((a, b) => b.savedAt - a.savedAt));
      },
      () => {
        setProjects([]);
      },
    );
  }, [services]);
  useEffect(() => {
    reload();
    return document.subscribe((state, before) => {
      if (state.saved === 'saved' && before.saved !== 'saved') reload();
    });
  }, [document, reload]);
  return { projects, reload };
}
