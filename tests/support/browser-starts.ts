/** Does the browser of the journeys start on this machine? Used by .ci/run. */
import { launchBrowser } from './browser.ts';

try {
  const browser = await launchBrowser();
  console.log(`Chromium ${browser.version()} starts`);
  await browser.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
