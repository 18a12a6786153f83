/** Chromium for the journeys and the picture tests, the same on a bare machine as on a developer's. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const root = join(import.meta.dirname, '../..');

/** The browser must not speak either: no update checks, no reports, no suggestions. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--metrics-recording-only',
];

interface Chromium {
  readonly executablePath?: string;
  readonly env?: Record<string, string>;
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launching());
}

/** A browser that keeps what its pages store in a folder, for the next time. */
export async function launchKeepingBrowser(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...(await launching()),
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
}

async function launching(): Promise<Chromium & { readonly args: string[] }> {
  const named = process.env['ECART_CHROMIUM'];
  const found: Chromium = named ? { executablePath: named } : ((await bundledChromium()) ?? {});
  return { ...found, args: ['--no-sandbox', '--disable-gpu', ...quiet] };
}

/**
 * @sparticuz/chromium is Chromium in an npm package, for Linux x64. It unpacks to fixed names in the system's temporary
 * folder and takes a half-written file of another process for a whole one; so it unpacks into a folder of its own,
 * which gets its name when it is complete.
 */
async function bundledChromium(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(root, 'node_modules/.cache/ecart', `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return withLibraries(folder);
}

async function unpackInto(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = unfinished;
  try {
    const bundled = await import('@sparticuz/chromium');
    await bundled.default.executablePath();
    await bundled.inflate(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
    // The package's own list of folders is that of one hosting service.
    writeFileSync(
      join(unfinished, 'fonts/fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>`,
    );
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was first.
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

/** The package brings NSS and expat, and a font, for machines that have none. */
function withLibraries(folder: string): Chromium {
  const executablePath = join(folder, 'chromium');
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  if (libraryMissing(executablePath)) {
    env['LD_LIBRARY_PATH'] = [join(folder, 'al2023/lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  }
  if (!existsSync('/etc/fonts')) env['FONTCONFIG_PATH'] ??= join(folder, 'fonts');
  return { executablePath, env };
}

function libraryMissing(file: string): boolean {
  try {
    return execFileSync('ldd', [file], { encoding: 'utf8' }).includes('not found');
  } catch {
    return true;
  }
}
