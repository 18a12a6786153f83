import type { OpenedWords } from '../../locales/fr/opened.ts';
import type { ReadingChange } from '../../model/reading.ts';
import type { ChangeLine } from './change-lines.ts';

/** What was changed where a table was taken out of a workbook or a page. */
export function tableChangeLines(changes: readonly ReadingChange[], words: OpenedWords): readonly ChangeLine[] {
  return changes.flatMap((change): readonly ChangeLine[] => {
    const line = (key: string, title: string, detail: string | null, state: ChangeLine['state']): ChangeLine => ({
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
