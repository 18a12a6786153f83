import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { ReadingReport } from '../../model/reading.ts';
import { useApp } from '../../store/app-context.tsx';
import { rejectsCsv } from '../../store/tables.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import classes from './SourceCard.module.css';

const shownAtMost = 200;

/** The rows of a file that are not in its table: where, why, and what they hold. */
export function RejectsDialog({
  report,
  open,
  onClose,
}: {
  readonly report: ReadingReport;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { services } = useApp();
  const words = useWords();
  const formats = useFormats();
  const w = words.sources.rejects;
  const shown = report.rejects.slice(0, shownAtMost);
  const download = (): void => {
    const lines = rejectsCsv(report, { ...w, reasons: words.sources.rejectReasons });
    services.saveFile(`${w.fileName(report.file.replace(/\.[^.]*$/, ''))}.csv`, lines, 'text/csv;charset=utf-8');
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={w.title(report.rejected)}
      size="large"
      actions={
        <>
          <Button onClick={onClose}>{words.shell.verbs.close}</Button>
          <Button kind="primary" onClick={download}>
            {w.download}
          </Button>
        </>
      }
    >
      <p className={classes.why}>{w.why}</p>
      <div className={classes.rejects}>
        <SimpleTable
          dense
          caption={w.label(report.file)}
          rows={shown}
          rowKey={(row, index) => `${String(row.line)} ${String(index)}`}
          columns={[
            {
              id: 'line',
              label: w.line,
              align: 'end',
              heading: true,
              width: 70,
              cell: (row) => formats.integer(row.line),
              sortBy: (row) => row.line,
            },
            {
              id: 'reason',
              label: w.reason,
              width: 160,
              cell: (row) => words.sources.rejectReasons[row.reason],
              sortBy: (row) => words.sources.rejectReasons[row.reason],
            },
            {
              id: 'text',
              label: w.text,
              cell: (row) => <code className={classes.code}>{row.text.slice(0, 400)}</code>,
            },
          ]}
        />
      </div>
      {shown.length < report.rejected ? (
        <p className={classes.why}>{w.first({ shown: shown.length, all: report.rejected })}</p>
      ) : null}
    </Dialog>
  );
}
