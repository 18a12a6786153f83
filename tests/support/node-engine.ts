import type { Workshop } from '../../src/engine/engine.ts';
import { QueryHistory } from '../../src/engine/query-log.ts';
import { MemoryWorkshop } from '../../src/engine/wasm/memory-workshop.ts';
import { WasmEngine } from '../../src/engine/wasm/wasm-engine.ts';
import { startNodeInstance } from './node-instance.ts';

/**
 * The real engine in Node, same binary, same seal. It takes 1.5 s to start, so one for a test file:
 * `const engine = await startNodeEngine(); afterAll(() => engine.end());`
 */
export async function startNodeEngine(): Promise<WasmEngine> {
  return WasmEngine.open(await startNodeInstance(), new QueryHistory(Date.now));
}

/** A workshop that keeps its datasets in the memory of this engine. */
export function memoryWorkshop(engine: WasmEngine): Workshop {
  let last = 0;
  return new MemoryWorkshop(
    () => Promise.resolve(engine.database),
    () => String((last += 1)),
  );
}
