import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { ReadingQuestion } from '../../model/reading.ts';
import type { Source } from '../../project/project.ts';
import { Button } from '../../ui/Button.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { answered, type DateOrder } from './date-order.ts';
import classes from './QuestionBar.module.css';
import { useReread } from './use-reread.ts';

/** A question that only a person can answer; the answer reads the file again. */
export function QuestionBar({
  source,
  question,
  busy,
}: {
  readonly source: Source;
  readonly question: ReadingQuestion;
  readonly busy: boolean;
}) {
  const words = useWords().sources.asks;
  const formats = useFormats();
  const reread = useReread();
  const answer = (order: DateOrder): void => {
    reread(source, { layout: source.reading.layout, columns: answered(source.reading.columns, question, order) });
  };
  const example = question.example.slice(0, 10);
  return (
    <div className={classes.bar} role="group" aria-label={words.label}>
      <p className={classes.text}>
        <RichText text={words.dateOrder(question)} />
      </p>
      <span className={classes.acts}>
        <Button
          size="small"
          busy={busy}
          onClick={() => {
            answer('day-first');
          }}
        >
          {words.dayFirst({ example, date: formats.dateLong(question.dayFirst) })}
        </Button>
        <Button
          size="small"
          busy={busy}
          onClick={() => {
            answer('month-first');
          }}
        >
          {words.monthFirst({ example, date: formats.dateLong(question.monthFirst) })}
        </Button>
      </span>
    </div>
  );
}
