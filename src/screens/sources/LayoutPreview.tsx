import { useEffect, useMemo, useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import type { CsvLayout } from '../../model/reading.ts';
import { headOf, previewHead } from '../../store/preview.ts';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import classes from './ReadingDrawer.module.css';

const rowsShown = 6;

/** The first rows of the file under the choices of the moment, at once. */
export function LayoutPreview({ file, layout }: { readonly file: File; readonly layout: CsvLayout }) {
  const words = useWords().sources.reading;
  const head = useHead(file);
  const preview = useMemo(() => (head === null ? null : previewHead(head, layout, rowsShown)), [head, layout]);
  return (
    <Section
      title={preview === null || preview.rows.length === 0 ? words.preview : words.previewLines(preview.rows.length)}
    >
      <div className={classes.preview} role="region" aria-label={words.preview} aria-live="polite" tabIndex={0}>
        {preview === null ? (
          <Skeleton height={(rowsShown + 1) * 27} />
        ) : preview.columns.length === 0 || preview.rows.length === 0 ? (
          <p className={classes.note}>{words.previewNone}</p>
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

function useHead(file: File): Uint8Array | null {
  const [read, setRead] = useState<{ readonly file: File; readonly head: Uint8Array } | null>(null);
  useEffect(() => {
    let wanted = true;
    void headOf(file).then((head) => {
      if (wanted) setRead({ file, head });
    });
    return () => {
      wanted = false;
    };
  }, [file]);
  return read?.file === file ? read.head : null;
}
