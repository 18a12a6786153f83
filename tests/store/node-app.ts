/** The app as in a browser that keeps nothing, on the real engine: everything but the screens. */
import { directMiner } from '../../src/analyses/contexts/direct-miner.ts';
import type { WasmEngine } from '../../src/engine/wasm/wasm-engine.ts';
import { sampleAndScan } from '../../src/preparation/reading/sample-file.ts';
import { memoryProjects } from '../../src/storage/memory/memory-projects.ts';
import { createApp, type App } from '../../src/store/app.ts';
import type { PipelineNotice } from '../../src/store/pipeline.ts';
import type { Services } from '../../src/store/services.ts';
import { openHere } from '../support/open-here.ts';
import { memoryWorkshop } from '../support/node-engine.ts';

export interface NodeApp {
  readonly app: App;
  readonly notices: readonly PipelineNotice[];
}

let made = 0;

export async function nodeApp(engine: WasmEngine, part: Partial<Services> = {}): Promise<NodeApp> {
  const services: Services = {
    engine,
    workshop: memoryWorkshop(engine),
    projects: memoryProjects(),
    opener: openHere,
    scanner: { scan: sampleAndScan },
    miner: directMiner,
    processors: 4,
    now: () => new Date('2024-06-30T12:00:00Z'),
    newId: () => `id${(made += 1)}`,
    demoFiles: () => Promise.resolve([]),
    parquetModule: () => Promise.reject(new Error('No list is written as Parquet here')),
    saveFile: () => undefined,
    keepPreferences: () => undefined,
    wipeRest: () => Promise.resolve(),
    traffic: { entries: () => [], subscribe: () => () => undefined },
    updates: { isReady: () => false, apply: () => undefined, subscribe: () => () => undefined },
    ...part,
  };
  const app = createApp(services, { language: 'en', theme: 'light', railFolded: false });
  const notices: PipelineNotice[] = [];
  app.notices.subscribe((notice) => notices.push(notice));
  await app.start();
  return { app, notices };
}

export const csvFile = (name: string, lines: readonly string[]): File => new File([`${lines.join('\n')}\n`], name);
