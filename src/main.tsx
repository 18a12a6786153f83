import { createRoot } from 'react-dom/client';
import { workerMiner } from './analyses/contexts/worker-miner.ts';
import { App } from './app/App.tsx';
import { screenOf } from './app/use-screen-address.ts';
import { demoFiles } from './browser/demo-files.ts';
import { forgetPreferences, keepPreferences, readPreferences } from './browser/preferences.ts';
import { parquetModule } from './browser/parquet-module.ts';
import { saveFile } from './browser/save-file.ts';
import { browserTraffic } from './browser/traffic.ts';
import { browserUpdates } from './browser/updates.ts';
import { QueryHistory } from './engine/query-log.ts';
import { engineToCome, workshopToCome } from './engine/to-come.ts';
import { workerOpener } from './preparation/reading/worker-opener.ts';
import { workerScanner } from './preparation/reading/worker-scanner.ts';
import { browserProjects } from './storage/browser/browser-projects.ts';
import { createApp } from './store/app.ts';
import ContextsWorker from './workers/contexts.worker.ts?worker&inline';
import ScanWorker from './workers/scan.worker.ts?worker&inline';

/** The composition root: the only place that knows which adapters the app runs on. */
const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
const now = (): Date => new Date();

/** It knows every format, and comes with the first file that is no delimited text. */
const openingWorker = () => import('./workers/opening.worker.ts?worker&inline');

async function start(): Promise<void> {
  const history = new QueryHistory(Date.now);
  const duckdb = import('./engine/wasm/open-duckdb.ts').then(({ openDuckDB }) =>
    openDuckDB({ newId, history, onDatasetsLost: () => void app.readAgain() }),
  );
  const app = createApp(
    {
      engine: engineToCome(
        duckdb.then(({ engine }) => engine),
        history,
      ),
      workshop: workshopToCome(duckdb.then(({ workshop }) => workshop)),
      projects: await browserProjects(),
      scanner: workerScanner(() => new ScanWorker()),
      opener: workerOpener(async () => new (await openingWorker()).default(), parquetModule),
      miner: workerMiner(() => new ContextsWorker()),
      processors: navigator.hardwareConcurrency,
      now,
      newId,
      demoFiles,
      parquetModule,
      saveFile,
      keepPreferences,
      wipeRest: () => Promise.resolve(forgetPreferences()),
      traffic: browserTraffic(),
      updates: browserUpdates(),
    },
    readPreferences(),
  );
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root');
  app.session.setState({ screen: screenOf(location.hash) });
  createRoot(root).render(<App app={app} />);
  await app.start();
}

void start();
