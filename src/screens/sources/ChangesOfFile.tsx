import { useMemo, useState } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { ReadingReport } from '../../model/reading.ts';
import type { Source } from '../../project/project.ts';
import { Button } from '../../ui/Button.tsx';
import { StateLine } from '../../ui/StateMark.tsx';
import { changeLines } from './change-lines.ts';
import { RejectsDialog } from './RejectsDialog.tsx';
import classes from './SideColumn.module.css';

const linesAtFirst = 3;

/** What reading changed in one file, most important first; folds. */
export function ChangesOfFile({
  source,
  report,
  open,
}: {
  readonly source: Source;
  readonly report: ReadingReport;
  readonly open: boolean;
}) {
  const words = useWords().sources;
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const [rejects, setRejects] = useState(false);
  const lines = useMemo(() => changeLines(report, words, formats), [report, words, formats]);
  const shown = all ? lines : lines.slice(0, linesAtFirst);
  return (
    <details className={classes.file} open={open || lines.some((line) => line.state === 'warn')}>
      <summary className={classes.summary}>
        <span className={classes.name}>{source.file.name}</span>
        <span className={classes.number}>{lines.length === 0 ? null : words.changes.perFile(lines.length)}</span>
      </summary>
      {lines.length === 0 ? <p className={classes.note}>{words.changes.none}</p> : null}
      {shown.map((line) => (
        <StateLine
          key={line.key}
          state={line.state}
          title={line.title}
          detail={line.detail ?? undefined}
          onClick={
            line.rejects
              ? () => {
                  setRejects(true);
                }
              : undefined
          }
        />
      ))}
      {lines.length > shown.length ? (
        <Button
          kind="plain"
          size="small"
          onClick={() => {
            setAll(true);
          }}
        >
          {words.changes.more(lines.length - shown.length)}
        </Button>
      ) : null}
      <RejectsDialog
        report={report}
        open={rejects}
        onClose={() => {
          setRejects(false);
        }}
      />
    </details>
  );
}
