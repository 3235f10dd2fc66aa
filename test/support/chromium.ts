import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The browser the page tests run in: `CALLCHECK_CHROMIUM`, or where Linux distributions put it. */
const EXECUTABLE = process.env.CALLCHECK_CHROMIUM ?? '/usr/bin/chromium';

/** Why there is no browser to test with, or null when there is one. */
export const CHROMIUM_MISSING = existsSync(EXECUTABLE)
  ? null
  : `No Chromium at ${EXECUTABLE}; set CALLCHECK_CHROMIUM to run the tests of the page`;

/** Starts a headless Chromium that talks to nobody but the page under test. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  if (CHROMIUM_MISSING !== null) throw new Error(CHROMIUM_MISSING);
  return chromium.launch({
    executablePath: EXECUTABLE,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
