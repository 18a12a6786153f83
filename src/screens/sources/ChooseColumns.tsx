import { useEffect, useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import type { Problem } from '../../model/problem.ts';
import { useApp } from '../../store/app-context.tsx';
import type { Arriving } from '../../store/data-store.ts';
import { columnsOfHead, headOf } from '../../store/preview.ts';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { ColumnFields } from './ColumnFields.tsx';
import { wantedColumns, type ColumnChoice } from './left-out.ts';
import classes from './ReadingDrawer.module.css';

/** What fewer columns may mend. */
const tooMuch: ReadonlySet<Problem['code']> = new Set([
  'file-too-large',
  'file-too-wide',
  'storage-full',
  'out-of-memory',
]);

/** For a file that was refused because there is too much of it: a way to read some of its columns. */
export function ChooseColumns({ arriving }: { readonly arriving: Arriving }) {
  const words = useWords().sources.reading;
  const { pipeline } = useApp();
  const [open, setOpen] = useState(false);
  const file = pipeline.refusedFile(arriving.key);
  if (file === null || arriving.problem === null || !tooMuch.has(arriving.problem.code)) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {words.chooseColumns}
      </Button>
      <Drawer
        open={open}
        onClose={() => {
          setOpen(false);
        }}
        size="large"
        title={words.chooseColumnsOf(arriving.fileName)}
      >
        {open ? <Choices file={file} arrivingKey={arriving.key} /> : null}
      </Drawer>
    </>
  );
}

function Choices({ file, arrivingKey }: { readonly file: File; readonly arrivingKey: string }) {
  const words = useWords().sources.reading;
  const { pipeline } = useApp();
  const [choices, setChoices] = useState<readonly ColumnChoice[]>([]);
  useEffect(() => {
    let shown = true;
    headOf(file).then(
      (head) => {
        if (shown)
          setChoices(columnsOfHead(head).map((name, at): ColumnChoice => ({ name, at, reading: null, read: true })));
      },
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [file]);
  const { leftOut } = wantedColumns(choices);
  return (
    <div className={classes.choices}>
      <p className={classes.note}>{words.chooseColumnsNote}</p>
      <ColumnFields choices={choices} onChange={setChoices} />
      <div className={classes.foot}>
        <Button
          kind="primary"
          disabled={leftOut === undefined}
          onClick={() => {
            if (leftOut !== undefined) void pipeline.again(arrivingKey, { leftOut });
          }}
        >
          {words.applyColumns(choices.length - (leftOut?.length ?? 0))}
        </Button>
      </div>
    </div>
  );
}
