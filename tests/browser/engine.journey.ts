import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAppServer, type AppServer } from '../support/app-server.ts';
import { buildPage } from '../support/build-page.ts';
import { launchBrowser } from '../support/browser.ts';
import type {} from '../support/engine-page/page.ts';

/** The engine in a real browser, under the policy of the app: files that stay, builds that stop, nothing that leaves. */
const directory = join(import.meta.dirname, '../../test-results/engine-page');
let server: AppServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  await buildPage({ root: join(import.meta.dirname, '../support/engine-page'), outDir: directory, minify: false });
  server = await startAppServer({ directory });
  browser = await launchBrowser();
  context = await browser.newContext();
  page = await openPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function openPage(): Promise<Page> {
  const opened = await context.newPage();
  opened.on('console', (message) => complaints.push(message.text()));
  opened.on('pageerror', (error) => complaints.push(error.message));
  await opened.goto(server.url);
  await opened.waitForFunction(() => globalThis.bench !== undefined);
  return opened;
}

test('a build becomes a file that the engine, a reload and another tab can read', async () => {
  const count = () =>
    page.evaluate(async () => {
      const { engine, workshop, databaseOf, path, query } = globalThis.bench;
      const dataset = await workshop.find('one');
      if (dataset === null) return null;
      await engine.attach(dataset);
      return (await engine.query(query`SELECT count(*) AS n FROM ${path(databaseOf('one'), 'main', 'lines')}`)).numbers(
        'n',
      )[0];
    });
  const built = await page.evaluate(async () => {
    const { engine, workshop, path, query, statement } = globalThis.bench;
    const lines = Array.from({ length: 400_000 }, (_, line) => `${line},customer ${line % 977},${line / 7}`);
    const session = await workshop.open();
    await session.registerFile('lines.csv', new Blob(['id,name,amount\n', lines.join('\n')]));
    const shares: number[] = [];
    const importing = session.run(
      statement`CREATE TABLE ${path(session.target, 'main', 'lines')} AS FROM read_csv('in/lines.csv')`,
      {
        onProgress: (share) => shares.push(share),
      },
    );
    const meanwhile = await engine.query(query`SELECT 1 AS one`);
    await importing;
    const dataset = await session.finish('one');
    return {
      keeps: workshop.keeps,
      meanwhile: meanwhile.count,
      progressed: shares.length > 0,
      kept: (dataset.file?.size ?? 0) > 0,
    };
  });
  expect(built).toEqual({ keeps: true, meanwhile: 1, progressed: true, kept: true });
  expect(await count()).toBe(400_000);
  await page.close();
  page = await openPage();
  expect(await count()).toBe(400_000);
});

test('sweeping spares what another tab holds', async () => {
  const other = await openPage();
  const left = await other.evaluate(async () => {
    await globalThis.bench.workshop.sweep([]);
    return (await globalThis.bench.workshop.find('one')) !== null;
  });
  expect(left).toBe(true);
  await other.close();
});

test('an abandoned build stops at once and leaves no file', async () => {
  const outcome = await page.evaluate(async () => {
    const { workshop, path, statement } = globalThis.bench;
    const session = await workshop.open();
    const running = session
      .run(
        statement`CREATE TABLE ${path(session.target, 'main', 'big')} AS SELECT range AS n, hash(range) AS h FROM range(100000000)`,
      )
      .catch((error: unknown) => (error instanceof Error ? error.name : ''));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await session.abandon();
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const name of root.keys()) names.push(name);
    return { running: await running, names };
  });
  expect(outcome).toEqual({ running: 'Stopped', names: ['ds_one.duckdb'] });
});

test('a small build leaves its engine to the next, which finds nothing of it and is as closed', async () => {
  const build = (id: string) =>
    page.evaluate(async (dataset) => {
      const { workshop, path, query, statement } = globalThis.bench;
      const session = await workshop.open();
      const found = await session.query(
        query`SELECT (SELECT count(*) FROM duckdb_tables()) + (SELECT count(*) FROM duckdb_databases() WHERE NOT internal) AS n`,
      );
      const failure = (work: Promise<unknown>) =>
        work.then(
          () => null,
          (error: unknown) => String(error),
        );
      const file = await failure(session.query(query`FROM read_csv('in/two.csv')`));
      const setting = await failure(session.run(statement`SET memory_limit = '1GB'`));
      await session.registerFile(`${dataset}.csv`, new Blob(['a\n1\n']));
      await session.run(
        statement`CREATE TABLE ${path(session.target, 'main', 't')} AS FROM read_csv(${globalThis.bench.literal(`in/${dataset}.csv`)})`,
      );
      const kept = await session.finish(dataset);
      return { found: found.numbers('n')[0], file, setting, kept: (kept.file?.size ?? 0) > 0 };
    }, id);
  const first = await build('two');
  const workers = page.workers().length;
  const second = await build('three');
  expect(page.workers()).toHaveLength(workers);
  expect(second).toEqual(first);
  expect(second).toMatchObject({ found: 1, kept: true });
  expect([second.file, second.setting]).not.toContain(null);
});

test('a person’s text asks no host, also where DuckDB would look for an extension', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const problems = await page.evaluate(async () => {
    const texts = [
      "FROM 'https://example.com/a.csv'",
      'SELECT current_date',
      "SELECT timezone('Europe/Paris', TIMESTAMP '2024-01-01')",
      "FROM 'opfs://other.csv'",
    ];
    const codes: unknown[] = [];
    for (const text of texts)
      codes.push(
        await globalThis.bench.engine.queryText(text).then(
          () => 'answered',
          (error: unknown) => (error as { problem?: { what?: string } }).problem?.what,
        ),
      );
    return codes;
  });
  expect(problems).toEqual(['address', 'extension', 'extension', 'file']);
  expect(asked).toEqual([]);
});

test('wiping leaves the storage empty, and the page had nothing to complain about', async () => {
  const names = await page.evaluate(async () => {
    const { engine, workshop } = globalThis.bench;
    await engine.detach('one');
    const running = await workshop.open();
    await workshop.wipe();
    await running.abandon();
    const root = await navigator.storage.getDirectory();
    const left: string[] = [];
    for await (const name of root.keys()) left.push(name);
    return left;
  });
  expect(names).toEqual([]);
  expect(complaints).toEqual([]);
});
