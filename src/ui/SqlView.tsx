import { IconCheck, IconCopy } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { IconButton } from './IconButton.tsx';
import classes from './SqlView.module.css';
import { useUi } from './ui-context.ts';

const SqlEditor = lazy(async () => ({ default: (await import('./SqlEditor.tsx')).SqlEditor }));

export interface SqlViewProps {
  /** Laid out for reading by its giver; shown as it is. */
  readonly text: string;
  readonly label?: string | undefined;
  /** With it the text can be changed: a copy to run. */
  readonly onChange?: ((text: string) => void) | undefined;
  /** Ctrl/Cmd-Enter in the editable one. */
  readonly onRun?: (() => void) | undefined;
  readonly maxHeight?: number | undefined;
}

/** SQL with colours and a copy button. The editor comes when first needed; until then the same text stands there plain. */
export function SqlView({ text, label, onChange, onRun, maxHeight = 420 }: SqlViewProps) {
  const { labels, scheme } = useUi();
  const name = label ?? labels.sql;
  return (
    <div className={classes.view} style={{ '--sql-height': `${String(maxHeight)}px` }}>
      <span className={classes.copy}>
        <CopyButton text={text} />
      </span>
      <Suspense
        fallback={
          <pre className={classes.plain} aria-label={name}>
            {text}
          </pre>
        }
      >
        <SqlEditor text={text} label={name} dark={scheme === 'dark'} onChange={onChange} onRun={onRun} />
      </Suspense>
    </div>
  );
}

/** Copies a text and says so for two seconds. */
function CopyButton({ text, label }: { readonly text: string; readonly label?: string | undefined }) {
  const { labels } = useUi();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => {
      setCopied(false);
    }, 2000);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  return (
    <IconButton
      size="small"
      label={copied ? labels.copied : (label ?? labels.copy)}
      icon={copied ? <IconCheck /> : <IconCopy />}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setCopied(true);
        });
      }}
    />
  );
}
