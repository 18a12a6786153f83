import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LoggedQuery } from '../../engine/engine.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { NO_VALUE } from '../../locales/number-formats.ts';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { Stopped, UserError } from '../../model/problem.ts';
import type { Rows } from '../../model/rows.ts';
import { prettyPrint } from '../../sql/pretty-print.ts';
import { useApp, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { SqlView } from '../../ui/SqlView.tsx';
import classes from './HoodDrawer.module.css';

/** Queries shown at a time. */
const shownQueries = 8;
const copyRows = 200;

/** The SQL that ran for the screen, newest first, and a copy that can be changed and run in the sealed engine. */
export function HoodDrawer() {
  const app = useApp();
  const words = useWords();
  const open = useSession((session) => session.drawer === 'hood');
  const screen = useSession((session) => session.screen);
  const { log } = app.services.engine;
  const entries = useSyncExternalStore(log.subscribe, log.entries);
  const [copy, setCopy] = useState<string | null>(null);
  const ofScreen = entries.filter((entry) => entry.place?.startsWith(screen) === true);
  const shown = ofScreen.slice(-shownQueries).reverse();
  return (
    <Drawer
      open={open}
      size="large"
      onClose={() => {
        app.session.setState({ drawer: null });
        setCopy(null);
      }}
      title={words.hood.title}
      subtitle={copy === null ? words.hood.intro : words.hood.copyHelp}
    >
      {copy !== null ? (
        <Copy
          text={copy}
          onClose={() => {
            setCopy(null);
          }}
        />
      ) : (
        <>
          {shown.length === 0 ? <p className={classes.quiet}>{words.hood.empty}</p> : null}
          {shown.map((entry) => (
            <Ran key={entry.id} entry={entry} onTry={setCopy} />
          ))}
          {shown.length === 0 ? (
            <Button
              onClick={() => {
                setCopy('');
              }}
            >
              {words.hood.tryIt}
            </Button>
          ) : null}
        </>
      )}
    </Drawer>
  );
}

function usePretty(text: string): string {
  const [pretty, setPretty] = useState(text);
  useEffect(() => {
    let current = true;
    void prettyPrint(text).then((laid) => {
      if (current) setPretty(laid);
    });
    return () => {
      current = false;
    };
  }, [text]);
  return pretty;
}

function Ran({ entry, onTry }: { readonly entry: LoggedQuery; readonly onTry: (text: string) => void }) {
  const { hood } = useWords();
  const pretty = usePretty(entry.text);
  const state =
    entry.state === 'done' && entry.duration !== null
      ? hood.ran({ rows: entry.rows ?? 0, milliseconds: entry.duration })
      : { running: hood.running, stopped: hood.stopped, failed: hood.failed, done: '' }[entry.state];
  return (
    <section className={classes.query} aria-label={hood.query(entry.id)}>
      <div className={classes.head}>
        <span>
          {hood.query(entry.id)} · {state}
        </span>
        <Button
          size="small"
          onClick={() => {
            onTry(pretty);
          }}
        >
          {hood.tryIt}
        </Button>
      </div>
      <SqlView text={pretty} />
    </section>
  );
}

type Outcome = { readonly rows: Rows } | { readonly refused: string } | null;

function Copy({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const app = useApp();
  const words = useWords();
  const [draft, setDraft] = useState(text);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [busy, setBusy] = useState(false);
  const run = (): void => {
    setBusy(true);
    app.services.engine
      .queryText(draft, { place: 'copy', limit: copyRows })
      .then(
        (rows) => {
          setOutcome({ rows });
        },
        (error: unknown) => {
          if (error instanceof UserError) setOutcome({ refused: problemSentence(words.problems, error.problem) });
          else if (!(error instanceof Stopped)) throw error;
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <div className={classes.copy}>
      <SqlView text={draft} onChange={setDraft} onRun={run} label={words.hood.copyTitle} />
      <div className={classes.acts}>
        <Button onClick={onClose}>{words.hood.close}</Button>
        <Button kind="primary" busy={busy} onClick={run}>
          {words.hood.run}
        </Button>
      </div>
      {outcome === null ? null : 'refused' in outcome ? (
        <Notice tone="error">{outcome.refused}</Notice>
      ) : (
        <section aria-label={words.hood.result}>
          <p className={classes.quiet}>{words.hood.resultRows(outcome.rows.count)}</p>
          <SimpleTable
            caption={words.hood.result}
            dense
            columns={outcome.rows.names.map((name) => ({
              id: name,
              label: name,
              cell: (row: number) => outcome.rows.texts(name)[row] ?? NO_VALUE,
            }))}
            rows={Array.from({ length: outcome.rows.count }, (_, row) => row)}
            rowKey={(row) => row}
          />
        </section>
      )}
    </div>
  );
}
