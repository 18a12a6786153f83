import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { UserError, type Problem } from '../../model/problem.ts';
import type { Layout } from '../../model/reading.ts';
import type { TableLayout } from '../../model/table-layout.ts';
import type { Source } from '../../project/project.ts';
import type { OpenedFile } from '../../preparation/reading/file-opening.ts';
import { useApp } from '../../store/app-context.tsx';
import { headOf, previewHead, previewTable, type CsvPreview } from '../../store/preview.ts';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import classes from './ReadingDrawer.module.css';

const rowsShown = 6;

/** The first rows of the table under the choices of the moment, at once. */
export function LayoutPreview({ source, layout }: { readonly source: Source; readonly layout: Layout }) {
  const words = useWords();
  const { preview: title, previewLines, previewNone } = words.sources.reading;
  const head = useHead(source, layout.format === 'csv' ? null : layout);
  const preview = useMemo((): CsvPreview | null => {
    if (!(head instanceof Uint8Array)) return null;
    return layout.format === 'csv'
      ? previewHead(head, layout, rowsShown)
      : previewTable(head, layout.headerLines > 0, rowsShown);
  }, [head, layout]);
  return (
    <Section title={preview === null || preview.rows.length === 0 ? title : previewLines(preview.rows.length)}>
      <div className={classes.preview} role="region" aria-label={title} aria-live="polite" tabIndex={0}>
        {head !== null && !(head instanceof Uint8Array) ? (
          <p className={classes.note}>{problemSentence(words.problems, head)}</p>
        ) : preview === null ? (
          <Skeleton height={(rowsShown + 1) * 27} />
        ) : preview.columns.length === 0 || preview.rows.length === 0 ? (
          <p className={classes.note}>{previewNone}</p>
        ) : (
          <table>
            <thead>
              <tr>
                {preview.columns.map((name, index) => (
                  <th key={index} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, place) => (
                    <td key={place} title={cell.length > 24 ? cell.slice(0, 400) : undefined}>
                      {cell.slice(0, 400)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Section>
  );
}

/** The start of the text that a source is read from, as a table is taken out of its file; why not, where it cannot be. */
function useHead(source: Source, layout: TableLayout | null): Uint8Array | Problem | null {
  const { pipeline } = useApp();
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  const [found, setFound] = useState<Uint8Array | Problem | null>(null);
  const asked = useRef(Promise.resolve());
  const wanted = layout === null ? null : JSON.stringify(layout);
  const part = JSON.stringify(source.file.part ?? []);
  useEffect(() => {
    let leaves = false;
    let file: OpenedFile | null = null;
    void pipeline.openAgain(source.id).then(
      (one) => {
        file = one;
        if (leaves) one?.close();
        else setOpened(one);
      },
      (error: unknown) => {
        if (!leaves) setFound(problemOf(error));
      },
    );
    return () => {
      leaves = true;
      file?.close();
    };
  }, [pipeline, source.id]);
  useEffect(() => {
    if (opened === null) return undefined;
    let leaves = false;
    const look = async (): Promise<void> => {
      if (leaves) return;
      const layoutNow = wanted === null ? null : (JSON.parse(wanted) as TableLayout);
      const head = await opened
        .content(JSON.parse(part) as string[], layoutNow)
        .then(({ text }) => headOf(text))
        .catch(problemOf);
      if (!leaves) setFound(head);
    };
    // An open file answers one question at a time.
    asked.current = asked.current.then(look);
    return () => {
      leaves = true;
    };
  }, [opened, part, wanted]);
  return found;
}

function problemOf(error: unknown): Problem {
  if (error instanceof UserError) return error.problem;
  throw error;
}
