import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { problemNotice } from '../../locales/problem-sentence.ts';
import { useApp } from '../../store/app-context.tsx';
import type { Arriving } from '../../store/data-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { Card } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ChooseColumns } from './ChooseColumns.tsx';
import classes from './SourceCard.module.css';

/** A file being read, in the place and the size of the card to come. */
export function ArrivingCard({ arriving }: { readonly arriving: Arriving }) {
  const formats = useFormats();
  if (arriving.problem !== null) {
    return (
      <div className={classes.place}>
        <ArrivingLine arriving={arriving} />
      </div>
    );
  }
  return (
    <div className={classes.place}>
      <Card label={arriving.fileName}>
        <div className={classes.card}>
          <div className={classes.head}>
            <h2 className={classes.file}>{arriving.fileName}</h2>
            <span className={classes.kind}>{formats.bytes(arriving.bytes)}</span>
          </div>
          <ArrivingLine arriving={arriving} />
          {arriving.step !== 'waiting' ? <Skeleton height={190} /> : null}
        </div>
      </Card>
    </div>
  );
}

/** What is being done with a file, or why it could not be done. */
export function ArrivingLine({ arriving, note }: { readonly arriving: Arriving; readonly note?: ReactNode }) {
  const words = useWords();
  const formats = useFormats();
  const { pipeline } = useApp();
  if (arriving.problem !== null) {
    const { what, remedy } = problemNotice(words.problems, arriving.problem);
    return (
      <Notice
        tone="error"
        remedy={remedy}
        action={
          <>
            <ChooseColumns arriving={arriving} />
            <Button
              onClick={() => {
                pipeline.dismiss(arriving.key);
              }}
            >
              {words.shell.verbs.close}
            </Button>
          </>
        }
      >
        {what}
      </Notice>
    );
  }
  return (
    <>
      <ProgressLine
        label={words.sources.arriving[arriving.step]}
        share={arriving.share ?? (arriving.step === 'waiting' ? 0 : null)}
        written={arriving.share === null ? undefined : formats.percent(arriving.share)}
        onStop={() => {
          pipeline.stop(arriving.key);
        }}
      />
      {arriving.share === null || arriving.bytes === 0 ? null : (
        <p className={classes.unit}>
          {words.sources.arrivingSoFar({
            bytes: arriving.share * arriving.bytes,
            of: arriving.bytes,
            rows: arriving.rows,
          })}
        </p>
      )}
      {note === undefined ? null : <p className={classes.unit}>{note}</p>}
    </>
  );
}
