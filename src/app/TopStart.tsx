import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useFormats, useWords } from '../locales/locale-context.tsx';
import { problemSentence } from '../locales/problem-sentence.ts';
import { UserError } from '../model/problem.ts';
import { useApp, useAsOf, useDispatch, useProject } from '../store/app-context.tsx';
import { importProjectFile } from '../store/project-files.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useToast } from '../ui/Toasts.tsx';
import { TopProject, TopValue } from '../ui/TopBar.tsx';
import classes from './TopStart.module.css';

/** Which project, as of when, about whom. */
export function TopStart() {
  return (
    <>
      <ProjectMenu />
      <AsOf />
      <Population />
    </>
  );
}

function ProjectMenu() {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const { top } = words.shell;
  const toast = useToast();
  const picker = useRef<HTMLInputElement>(null);
  const name = useProject((project) => project.name);
  const saved = useStore(app.document, (state) => state.saved);
  const keeps = app.data.getState().keeps;
  const states = { nothing: '', saving: top.saving, saved: top.saved, failed: top.notSaved };

  const open = (file: File): void => {
    importProjectFile(app, file).then(
      (opened) => {
        app.session.setState({ screen: opened.missing > 0 ? 'sources' : 'home' });
        const shown = opened.name === '' ? file.name : opened.name;
        toast({
          message:
            opened.missing > 0
              ? words.project.file.opened({ name: shown, files: opened.missing })
              : words.project.file.openedWhole(shown),
        });
      },
      (error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        toast({ message: problemSentence(words.problems, error.problem), tone: 'error' });
      },
    );
  };
  return (
    <>
      <Popover
        label={words.project.menu}
        target={<TopProject name={name === '' ? top.untitled : name} saved={keeps ? states[saved] : top.notSaved} />}
      >
        <div className={classes.stack}>
          <TextField
            label={words.project.name}
            value={name}
            placeholder={top.untitled}
            onChange={(next) => {
              dispatch({ type: 'project/renamed', name: next });
            }}
          />
          <Button wide onClick={() => app.startNew()}>
            {words.project.new}
          </Button>
          <Button wide onClick={() => picker.current?.click()}>
            {words.project.open}
          </Button>
          <Button
            wide
            onClick={() => {
              app.session.setState({ dialog: 'project-file' });
            }}
          >
            {words.project.save}
          </Button>
          <Button
            wide
            kind="plain"
            onClick={() => {
              app.session.setState({ dialog: 'wipe' });
            }}
          >
            {words.project.wipe}
          </Button>
        </div>
      </Popover>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json"
        aria-label={words.project.open}
        onChange={(event) => {
          const [file] = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (file !== undefined) open(file);
        }}
      />
    </>
  );
}

function AsOf() {
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const asOf = useAsOf();
  const chosen = useProject((project) => project.asOf);
  const [open, setOpen] = useState(false);
  if (asOf === null) return null;
  const target = (
    <TopValue
      name={words.shell.top.asOf}
      value={formats.dateLong(asOf)}
      onClick={() => {
        setOpen(!open);
      }}
    />
  );
  return (
    <Popover label={words.shell.top.asOf} target={target} open={open} onOpenChange={setOpen}>
      <div className={classes.stack}>
        {/* Above the field, whose calendar opens over what is under it. */}
        {chosen === null ? null : (
          <Button
            onClick={() => {
              dispatch({ type: 'as-of/set', date: null });
              setOpen(false);
            }}
          >
            {words.project.asOf.last}
          </Button>
        )}
        <DateField
          label={words.project.asOf.label}
          help={words.project.asOf.help}
          value={asOf}
          onChange={(date) => {
            if (date !== null) dispatch({ type: 'as-of/set', date });
          }}
        />
      </div>
    </Popover>
  );
}

function Population() {
  const dispatch = useDispatch();
  const words = useWords();
  const population = useProject((project) => project.population);
  const segments = useProject((project) => project.segments);
  const asOf = useAsOf();
  if (asOf === null) return null;
  const all = words.shell.top.allCustomers;
  const choose = (segment: string | null): void => {
    dispatch({ type: 'population/set', segment });
  };
  return (
    <Menu
      side="bottom-start"
      target={
        <TopValue
          name={words.shell.top.population}
          value={segments.find((segment) => segment.id === population)?.name ?? all}
        />
      }
      sections={[
        {
          items: [
            {
              label: all,
              checked: population === null,
              onSelect: () => {
                choose(null);
              },
            },
          ],
        },
        {
          label: words.segments.title,
          items:
            segments.length === 0
              ? [{ label: words.project.population.none, disabled: true, onSelect: () => undefined }]
              : segments.map((segment) => ({
                  label: segment.name,
                  checked: segment.id === population,
                  onSelect: () => {
                    choose(segment.id);
                  },
                })),
        },
      ]}
    />
  );
}
