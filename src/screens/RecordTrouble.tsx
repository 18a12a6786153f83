import { problemNotice } from '../locales/problem-sentence.ts';
import { useFormats, useWords } from '../locales/locale-context.tsx';
import { useApp, useData } from '../store/app-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ProgressLine } from '../ui/ProgressLine.tsx';
import { useDelayed } from '../ui/use-delayed.ts';
import classes from './RecordTrouble.module.css';

/** That the record is being built, or why it could not be; nothing while it is ready. */
export function RecordTrouble() {
  const words = useWords();
  const formats = useFormats();
  const { pipeline } = useApp();
  const state = useData((data) => data.record);
  const waiting = useDelayed(state.state === 'building');
  if (state.state === 'ready' && state.record.customers === 0) {
    const { what, remedy } = problemNotice(words.problems, { code: 'no-customers' });
    return (
      <Notice tone="warn" remedy={remedy}>
        {what}
      </Notice>
    );
  }
  if (state.state === 'failed') {
    const { what, remedy } = problemNotice(words.problems, state.problem);
    return (
      <Notice
        tone="error"
        remedy={`${what} ${remedy}`}
        action={
          <Button
            onClick={() => {
              void pipeline.settle();
            }}
          >
            {words.shell.verbs.retry}
          </Button>
        }
      >
        {words.record.failed}
      </Notice>
    );
  }
  if (state.state === 'stopped')
    return (
      <Notice
        tone="warn"
        remedy={state.previous === null ? undefined : words.record.stoppedBefore}
        action={
          <Button
            onClick={() => {
              void pipeline.build();
            }}
          >
            {words.record.buildNow}
          </Button>
        }
      >
        {words.record.stopped}
      </Notice>
    );
  if (state.state !== 'building' || !waiting) return null;
  return (
    <div className={classes.building}>
      <ProgressLine
        label={words.record.building}
        share={state.share}
        written={formats.percent(state.share)}
        onStop={() => {
          pipeline.stopBuilding();
        }}
      />
      {state.previous === null ? null : <p className={classes.note}>{words.record.rebuilding}</p>}
    </div>
  );
}
