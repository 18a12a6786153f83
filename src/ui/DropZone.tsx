import { IconUpload } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import classes from './DropZone.module.css';
import { useFileDrop } from './use-file-drop.ts';
import { useUi } from './ui-context.ts';

export interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** The sentence in the zone. */
  readonly children: ReactNode;
  /** The button that opens the file picker. */
  readonly buttonLabel: string;
  readonly primary?: boolean | undefined;
  /** As `.csv,.xlsx`; only a hint to the picker. */
  readonly accept?: string | undefined;
}

/** A place for files in the page; the button inside does the same by keyboard. */
export function DropZone({ onFiles, children, buttonLabel, primary = false, accept }: DropZoneProps) {
  const zone = useRef<HTMLDivElement>(null);
  const over = useFileDrop(zone, onFiles);
  return (
    <div ref={zone} className={classes.zone} data-over={over || undefined}>
      <IconUpload size={20} stroke={1.5} aria-hidden />
      <div className={classes.text}>{children}</div>
      <FilePicker onFiles={onFiles} label={buttonLabel} primary={primary} accept={accept} />
    </div>
  );
}

export interface FilePickerProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly label: string;
  readonly primary?: boolean | undefined;
  readonly accept?: string | undefined;
}

/** A button that opens the system's file picker. */
export function FilePicker({ onFiles, label, primary = false, accept }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind={primary ? 'primary' : 'quiet'} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}

export interface PageDropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Text that was pasted outside any field, as copied from a spreadsheet. */
  readonly onPasteText?: ((text: string) => void) | undefined;
}

/** Takes files dropped anywhere on the page, and what is pasted outside a field. Placed once. */
export function PageDropZone({ onFiles, onPasteText }: PageDropZoneProps) {
  const { labels } = useUi();
  const over = useFileDrop(null, onFiles, onPasteText);
  return over ? (
    <div className={classes.page} role="status">
      <div className={classes.sign}>
        <IconUpload size={28} stroke={1.5} aria-hidden />
        {labels.dropHere}
      </div>
    </div>
  ) : null;
}
