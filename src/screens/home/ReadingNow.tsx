import { useRef } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useData, useProject, useSession } from '../../store/app-context.tsx';
import type { Arriving } from '../../store/data-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import classes from './Home.module.css';

/** How far the reading of the files is; the details are in Sources. */
export function ReadingNow({ arriving }: { readonly arriving: readonly Arriving[] }) {
  const words = useWords();
  const formats = useFormats();
  const { pipeline } = useApp();
  const set = useSession((session) => session.set);
  const sources = useProject((project) => project.sources);
  const states = useData((data) => data.sources);
  const most = useRef(0);
  const reading = arriving.filter((one) => one.problem === null);
  const failed = arriving.length - reading.length;
  most.current = reading.length === 0 ? 0 : Math.max(most.current, reading.length);
  const all = most.current;
  const done = all - reading.length;
  const [now] = reading.filter((one) => one.step !== 'waiting');
  return (
    <div className={classes.reading}>
      {reading.length === 0 ? null : (
        <>
          <ProgressLine
            label={words.home.readingFiles({ done, all })}
            share={(done + (now?.share ?? 0) * 0.9) / all}
            written={formats.percent((done + (now?.share ?? 0) * 0.9) / all)}
            onStop={() => {
              for (const one of reading) pipeline.stop(one.key);
            }}
          />
          <ul className={classes.files}>
            {sources.map((source) => {
              const state = states[source.id];
              return state?.state === 'ready' && !reading.some((one) => one.source === source.id) ? (
                <li key={source.id} className={classes.file}>
                  <span aria-hidden className={classes.sign}>
                    ✓
                  </span>
                  <span>{source.file.name}</span>
                  <span className={classes.quiet}>{words.sources.rowsSum(state.report)}</span>
                </li>
              ) : null;
            })}
            {reading.map((one) => (
              <li key={one.key} className={classes.file} data-waiting={one.step === 'waiting' || undefined}>
                <span aria-hidden>{one === now ? '…' : ''}</span>
                <span>{one.fileName}</span>
                <span className={classes.quiet}>{words.sources.arriving[one.step]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {failed === 0 ? null : (
        <Notice
          tone="error"
          action={
            <Button
              onClick={() => {
                set({ screen: 'sources' });
              }}
            >
              {words.home.seeIt}
            </Button>
          }
        >
          {words.home.notRead(failed)}
        </Notice>
      )}
    </div>
  );
}
