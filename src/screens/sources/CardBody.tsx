import { useState } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { Source } from '../../project/project.ts';
import { ColumnsTable } from './ColumnsTable.tsx';
import { EventMakingLines } from './EventMaking.tsx';
import { OtherTables } from './OtherTables.tsx';
import { useIsPartOfWhole } from './part-of-whole.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { QuestionBar } from './QuestionBar.tsx';
import { ReadingChips } from './ReadingChips.tsx';
import { RejectsDialog } from './RejectsDialog.tsx';
import classes from './SourceCard.module.css';
import type { ReadySource } from './source-facts.ts';

/** The first rows, more of them, or the columns one by one. */
export type CardView = 'few' | 'rows' | 'columns';

export interface CardBodyProps {
  readonly source: Source;
  readonly ready: ReadySource;
  readonly view: CardView;
  /** It is being read again. */
  readonly busy: boolean;
}

/** How the file was read, what was counted, what is asked, and the first rows. */
export function CardBody({ source, ready, view, busy }: CardBodyProps) {
  const words = useWords().sources;
  const formats = useFormats();
  const [rejects, setRejects] = useState(false);
  const { report } = ready;
  const { leftOut = [] } = source.reading;
  const isPart = useIsPartOfWhole();
  return (
    <>
      <div className={classes.read}>
        <ReadingChips reading={source.reading} />
        <span className={classes.sum}>
          {words.rowsSum(report)}
          {report.rejected === 0 ? null : (
            <>
              {' · '}
              <button
                type="button"
                className={classes.link}
                onClick={() => {
                  setRejects(true);
                }}
              >
                {words.seeRejects}
              </button>
            </>
          )}
          {' · '}
          {formats.bytes(report.bytes)}
          {leftOut.length === 0 ? null : (
            <>
              {' · '}
              <span title={leftOut.map(({ name }) => name).join(', ')}>
                {words.leftOut(leftOut.map(({ name }) => name))}
              </span>
            </>
          )}
        </span>
      </div>
      {report.tables === undefined ? null : <OtherTables source={source} tables={report.tables} />}
      {isPart ? null : <EventMakingLines source={source} ready={ready} />}
      {report.questions.map((question) => (
        <QuestionBar
          key={question.column}
          source={source}
          question={question}
          others={report.questions.flatMap(({ column }) => (column === question.column ? [] : [column]))}
          busy={busy}
        />
      ))}
      {view === 'columns' ? (
        <ColumnsTable source={source} ready={ready} />
      ) : (
        <PreviewTable source={source} ready={ready} all={view === 'rows'} />
      )}
      <RejectsDialog
        report={report}
        open={rejects}
        onClose={() => {
          setRejects(false);
        }}
      />
    </>
  );
}
