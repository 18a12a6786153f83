import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { ReadingQuestion } from '../../model/reading.ts';
import type { Source } from '../../project/project.ts';
import { useData, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { RichText } from '../../ui/RichText.tsx';
import {
  asDecimals,
  asExcelDays,
  asMissing,
  asThousands,
  dated,
  type ColumnAnswer,
  type DateOrder,
} from './question-answers.ts';
import classes from './QuestionBar.module.css';
import { orderElsewhere, sameQuestions } from './siblings.ts';
import { useReread } from './use-reread.ts';

interface Asked {
  readonly text: string;
  readonly answers: readonly {
    readonly label: string;
    readonly answer: ColumnAnswer;
    /** The order of day and month that it stands for. */
    readonly order?: DateOrder;
  }[];
}

/** A question that only a person can answer; the answer reads the file again and leaves the other questions open. */
export function QuestionBar({
  source,
  question,
  others,
  busy,
}: {
  readonly source: Source;
  readonly question: ReadingQuestion;
  /** Columns that are asked about too. */
  readonly others: readonly string[];
  readonly busy: boolean;
}) {
  const words = useWords().sources.asks;
  const formats = useFormats();
  const reread = useReread();
  const { text, answers } = useAsked(question);
  const sources = useProject((project) => project.sources);
  const states = useData((data) => data.sources);
  const same = sameQuestions(source, question, sources, states);
  const elsewhere = question.code === 'date-order' ? orderElsewhere(source, question.column, sources, states) : null;
  const answer = (one: ColumnAnswer): void => {
    for (const asked of [{ source, question, others }, ...same]) {
      const { layout, columns } = asked.source.reading;
      const answered = columns.map((column) => (column.name === asked.question.column ? one(column) : column));
      reread(asked.source, { layout, columns: answered, open: asked.others });
    }
  };
  return (
    <div className={classes.bar} role="group" aria-label={words.label}>
      <div className={classes.text}>
        <p>
          <RichText text={text} />
        </p>
        {elsewhere === null ? null : (
          <p className={classes.hint}>
            <RichText text={words.orderElsewhere[elsewhere.order](elsewhere.file)} />
          </p>
        )}
        {same.length === 0 ? null : (
          <p className={classes.hint}>
            {words.sameElsewhere({
              count: same.length,
              files: formats.list(same.map((one) => one.source.file.name)),
            })}
          </p>
        )}
      </div>
      <span className={classes.acts}>
        {answers.map((one) => (
          <Button
            key={one.label}
            size="small"
            busy={busy}
            kind={elsewhere !== null && one.order === elsewhere.order ? 'primary' : 'quiet'}
            onClick={() => {
              answer(one.answer);
            }}
          >
            {one.label}
          </Button>
        ))}
      </span>
    </div>
  );
}

function useAsked(question: ReadingQuestion): Asked {
  const words = useWords().sources.asks;
  const formats = useFormats();
  switch (question.code) {
    case 'date-order': {
      const example = question.example.slice(0, 10);
      return {
        text: words.dateOrder(question),
        answers: [
          {
            label: words.dayFirst({ example, date: formats.dateLong(question.dayFirst) }),
            answer: dated('day-first'),
            order: 'day-first',
          },
          {
            label: words.monthFirst({ example, date: formats.dateLong(question.monthFirst) }),
            answer: dated('month-first'),
            order: 'month-first',
          },
        ],
      };
    }
    case 'decimal-mark': {
      const { example, mark } = question;
      return {
        text: words.decimalMark(question),
        answers: [
          {
            label: words.markOfDecimals({ example, number: Number(example.replace(',', '.')) }),
            answer: asDecimals(mark),
          },
          {
            label: words.markOfThousands({ example, number: Number(example.replace(mark, '')) }),
            answer: asThousands(mark),
          },
        ],
      };
    }
    case 'excel-days':
      return {
        text: words.excelDays(question),
        answers: [
          {
            label: words.areDays({ example: question.example, date: formats.dateLong(question.day) }),
            answer: asExcelDays,
          },
          { label: words.areNumbers, answer: (column) => column },
        ],
      };
    case 'missing-code':
      return {
        text: words.missingCode(question),
        answers: [
          { label: words.isMissing(question.value), answer: asMissing(question.value) },
          { label: words.isValue, answer: (column) => column },
        ],
      };
  }
}
