import type { OpenedWords } from '../../locales/fr/opened.ts';
import type { ReadingChange } from '../../model/reading.ts';

interface TableChangeLine {
  readonly key: string;
  readonly state: 'good' | 'warn';
  readonly title: string;
  readonly detail: string | null;
  readonly rejects: boolean;
}

/** What was changed where a table was taken out of a workbook or a page. */
export function tableChangeLines(changes: readonly ReadingChange[], words: OpenedWords): readonly TableChangeLine[] {
  return changes.flatMap((change): readonly TableChangeLine[] => {
    const line = (
      key: string,
      title: string,
      detail: string | null,
      state: TableChangeLine['state'],
    ): TableChangeLine => ({
      key,
      state,
      title,
      detail,
      rejects: false,
    });
    switch (change.code) {
      case 'header-joined':
        return [line('header joined', words.headerJoined(change.lines), null, 'good')];
      case 'dates-joined':
        return [
          line(`joined ${change.column}`, words.datesJoined(change.column), words.datesJoinedDetail(change), 'good'),
        ];
      case 'dates-exchanged':
        return [
          line(
            `exchanged ${change.column}`,
            words.datesExchanged(change.column),
            words.datesExchangedDetail(change),
            'warn',
          ),
        ];
      case 'dates-unsure':
        return [
          line(`unsure ${change.column}`, words.datesUnsure(change.column), words.datesUnsureDetail(change), 'warn'),
        ];
      default:
        return [];
    }
  });
}
