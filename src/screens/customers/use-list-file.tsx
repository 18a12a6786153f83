import { useRef, useState } from 'react';
import { ruleWords, type RuleSpeech } from '../../analyses/rule-words.ts';
import { csvWriter, extensionOf, typeOf, type FileFormat, type ListWriter } from '../../exports/list/list-writer.ts';
import { listColumns, writeList, type ListExport } from '../../exports/list/list.ts';
import { reasonParts } from '../../exports/list/reasons.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { Stopped, UserError } from '../../model/problem.ts';
import type { FieldId } from '../../model/record.ts';
import type { Rule } from '../../model/rule.ts';
import { useApp, useScope } from '../../store/app-context.tsx';
import type { Services } from '../../store/services.ts';
import { useToast } from '../../ui/Toasts.tsx';
import { fileStem } from '../shown-fields.ts';

export interface ListFile {
  readonly title: string;
  /** Who is in the file. */
  readonly rule: Rule;
  /** Whose parts are the reasons; null for no column of reasons. */
  readonly because: Rule | null;
  readonly fields: readonly FieldId[];
}

export interface Writing {
  readonly format: FileFormat;
  readonly customers: number;
}

/** Writes a list and gives it to the person; says how many customers it holds, or why it could not. */
export function useListFile(speech: RuleSpeech | null): {
  readonly write: (file: ListFile, format: FileFormat) => Promise<void>;
  readonly writing: Writing | null;
  readonly stop: () => void;
} {
  const { services } = useApp();
  const words = useWords();
  const scope = useScope();
  const toast = useToast();
  const [writing, setWriting] = useState<Writing | null>(null);
  const running = useRef<AbortController | null>(null);
  const write = async ({ title, rule, because, fields }: ListFile, format: FileFormat): Promise<void> => {
    if (scope === null || speech === null) return;
    const controller = new AbortController();
    running.current = controller;
    setWriting({ format, customers: 0 });
    try {
      const list: ListExport = {
        rule,
        fields,
        customerHeader: words.customers.header,
        reasons:
          because === null
            ? null
            : {
                header: words.customers.reasons.header,
                parts: reasonParts(because).map(({ part }) => ({ part, words: ruleWords(part, speech) })),
              },
      };
      const writer = await writerOf(format, list, scope.scope, title, services);
      const onProgress = (customers: number): void => {
        setWriting({ format, customers });
      };
      const { parts, customers } = await writeList(services.engine, scope.scope, list, writer, {
        signal: controller.signal,
        onProgress,
      });
      const file = words.customers.file({
        title: fileStem(title),
        asOf: scope.scope.asOf,
        extension: extensionOf(format),
      });
      services.saveFile(file, parts, typeOf(format));
      toast({ message: words.customers.written({ customers, file }) });
    } catch (error) {
      if (error instanceof UserError) toast({ message: problemSentence(words.problems, error.problem), tone: 'error' });
      else if (error instanceof Stopped) toast({ message: words.customers.stopped });
      else throw error;
    } finally {
      running.current = null;
      setWriting(null);
    }
  };
  return { write, writing, stop: () => running.current?.abort() };
}

/** The writers of workbooks and Parquet come when they are asked for. */
async function writerOf(
  format: FileFormat,
  list: ListExport,
  scope: Parameters<typeof listColumns>[1],
  title: string,
  services: Services,
): Promise<ListWriter> {
  const columns = listColumns(list, scope);
  switch (format) {
    case 'utf-8':
    case 'excel-fr':
      return csvWriter(columns, format);
    case 'xlsx': {
      const { xlsxWriter } = await import('../../exports/list/xlsx-file.ts');
      return xlsxWriter(columns, title);
    }
    case 'parquet': {
      const { parquetWriter } = await import('../../exports/list/parquet-file.ts');
      return parquetWriter(columns, services.parquetModule);
    }
  }
}
