import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustomerRecord } from '../../../model/record.ts';
import { useWords } from '../../../locales/locale-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { MakeForm } from './MakeForm.tsx';

/** The button that opens the ways to begin a segmentation. */
export function NewSegmentation({ record }: { readonly record: CustomerRecord }) {
  const { segmentation: words } = useWords();
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <Button
        icon={<IconPlus size={16} />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {words.add}
      </Button>
      <Dialog open={open} onClose={close} title={words.make.title}>
        {open ? <MakeForm record={record} onDone={close} /> : null}
      </Dialog>
    </>
  );
}
