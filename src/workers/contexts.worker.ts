import { expose } from 'comlink';
import { mine } from '../analyses/contexts/mine.ts';
import type { ContextsWorkerApi } from '../analyses/contexts/worker-miner.ts';

const api: ContextsWorkerApi = { mine };

expose(api);
