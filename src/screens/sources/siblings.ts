import type { ReadingQuestion } from '../../model/reading.ts';
import { areAlike, columnKey, namesOf } from '../../preparation/combining/likeness.ts';
import type { Source } from '../../project/project.ts';
import type { DataState } from '../../store/data-store.ts';
import type { DateOrder } from './question-answers.ts';

/** A file of the same shape in which the same is asked. */
export interface SameQuestion {
  readonly source: Source;
  readonly question: ReadingQuestion;
  /** Its other columns that are asked about. */
  readonly others: readonly string[];
}

/** Files of the same shape in which the same is asked of the same column: one answer is for all of them. */
export function sameQuestions(
  source: Source,
  question: ReadingQuestion,
  sources: readonly Source[],
  states: DataState['sources'],
): readonly SameQuestion[] {
  return alikes(source, sources).flatMap((one) => {
    const state = states[one.id];
    const asked = state?.state === 'ready' ? state.report.questions : [];
    const same = asked.find(({ code, column }) => code === question.code && isSame(column, question.column));
    if (same === undefined) return [];
    const others = asked.flatMap(({ column }) => (column === same.column ? [] : [column]));
    return [{ source: one, question: same, others }];
  });
}

/** The order of day and month that a file of the same shape leaves no doubt about. */
export function orderElsewhere(
  source: Source,
  column: string,
  sources: readonly Source[],
  states: DataState['sources'],
): { readonly file: string; readonly order: DateOrder } | null {
  for (const one of alikes(source, sources)) {
    const state = states[one.id];
    const reading = one.reading.columns.find(({ name }) => isSame(name, column));
    const [day, month] = ['%d', '%m'].map((part) => reading?.dateFormat?.indexOf(part) ?? -1);
    if (state?.state !== 'ready' || reading === undefined || day === undefined || month === undefined) continue;
    const asked = state.report.questions.some((question) => question.column === reading.name);
    if (asked || day < 0 || month < 0) continue;
    return { file: one.file.name, order: day < month ? 'day-first' : 'month-first' };
  }
  return null;
}

const isSame = (one: string, other: string): boolean => columnKey(one) === columnKey(other);

function alikes(source: Source, sources: readonly Source[]): readonly Source[] {
  const names = namesOf(source.reading.columns);
  return sources.filter((one) => one.id !== source.id && areAlike(namesOf(one.reading.columns), names));
}
