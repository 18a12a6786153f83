import type { ReactNode } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import type { PlaceState } from '../../store/results.ts';
import { useApp } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Headline } from '../../ui/Headline.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import classes from './segments.module.css';

export interface SegmentHeadProps {
  readonly headline: string;
  readonly subtitle: string;
  /** Of the count that the headline says. */
  readonly state: PlaceState;
  readonly onRetry: () => void;
  readonly progress?: ReactNode;
  readonly name: string;
  readonly labels: {
    readonly name: string;
    readonly duplicate: string;
    readonly remove: string;
    readonly removed: string;
  };
  readonly onName: (name: string) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  /** After the removal was undone. */
  readonly onBack: () => void;
  /** The acts of its kind, before and after Duplicate. */
  readonly first?: ReactNode;
  readonly more?: ReactNode;
}

/** What a segment or a segmentation begins with: its size in a sentence, what can be done with it, its name. */
export function SegmentHead({
  headline,
  subtitle,
  state,
  onRetry,
  progress,
  name,
  labels,
  onName,
  onDuplicate,
  onRemove,
  onBack,
  first,
  more,
}: SegmentHeadProps) {
  const app = useApp();
  const { shell } = useWords();
  const toast = useToast();
  return (
    <>
      <Headline subtitle={subtitle}>{headline}</Headline>
      {progress}
      <PlaceProblem state={state} onRetry={onRetry} />
      <div className={classes.acts}>
        {first}
        <Button onClick={onDuplicate}>{labels.duplicate}</Button>
        {more}
        <Button
          onClick={() => {
            app.session.setState({ drawer: 'hood' });
          }}
        >
          {shell.verbs.seeSql}
        </Button>
        <Button
          kind="plain"
          onClick={() => {
            onRemove();
            toast({
              message: labels.removed,
              action: {
                label: shell.verbs.undo,
                onClick: () => {
                  app.document.getState().undo();
                  onBack();
                },
              },
            });
          }}
        >
          {labels.remove}
        </Button>
      </div>
      <div className={classes.name}>
        <TextField label={labels.name} value={name} onChange={onName} />
      </div>
    </>
  );
}
