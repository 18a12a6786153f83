import { useWords } from '../../locales/locale-context.tsx';
import { samePart, type FileTable } from '../../model/file-table.ts';
import type { Source } from '../../project/project.ts';
import { useApp, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import classes from './SourceCard.module.css';

/** The tables of the same file that were not read: a hidden one is read when a person asks for it. */
export function OtherTables({ source, tables }: { readonly source: Source; readonly tables: readonly FileTable[] }) {
  const words = useWords().sources;
  const { pipeline } = useApp();
  const sources = useProject((project) => project.sources);
  const isFirst = sources.find((one) => one.file.fingerprint === source.file.fingerprint)?.id === source.id;
  const isRead = ({ part }: FileTable): boolean =>
    sources.some((one) => one.file.fingerprint === source.file.fingerprint && samePart(one.file.part ?? [], part));
  const others = tables.filter((table) => table.state !== 'shown' && !isRead(table));
  if (!isFirst || others.length === 0) return null;
  return (
    <div className={classes.others}>
      {others.map((table) => (
        <span key={table.part.join('/')}>
          {words.otherTable[table.state](table.part.join(' › '))}{' '}
          {table.state === 'hidden' && pipeline.fileOf(source.id) !== null ? (
            <Button
              kind="plain"
              size="small"
              aria-label={`${words.readTable} ${table.part.join(' › ')}`}
              onClick={() => {
                void pipeline.addTable(source.id, table.part);
              }}
            >
              {words.readTable}
            </Button>
          ) : null}
        </span>
      ))}
    </div>
  );
}
