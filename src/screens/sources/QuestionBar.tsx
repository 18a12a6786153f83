import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { ReadingQuestion } from '../../model/reading.ts';
import type { Source } from '../../project/project.ts';
import { Button } from '../../ui/Button.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { asDecimals, asExcelDays, asMissing, asThousands, dated, type ColumnAnswer } from './question-answers.ts';
import classes from './QuestionBar.module.css';
import { useReread } from './use-reread.ts';

interface Asked {
  readonly text: string;
  readonly answers: readonly { readonly label: string; readonly answer: ColumnAnswer }[];
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
  const label = useWords().sources.asks.label;
  const reread = useReread();
  const { text, answers } = useAsked(question);
  const { layout, columns } = source.reading;
  return (
    <div className={classes.bar} role="group" aria-label={label}>
      <p className={classes.text}>
        <RichText text={text} />
      </p>
      <span className={classes.acts}>
        {answers.map((one) => (
          <Button
            key={one.label}
            size="small"
            busy={busy}
            onClick={() => {
              const answered = columns.map((column) => (column.name === question.column ? one.answer(column) : column));
              reread(source, { layout, columns: answered, open: others });
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
          },
          {
            label: words.monthFirst({ example, date: formats.dateLong(question.monthFirst) }),
            answer: dated('month-first'),
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
