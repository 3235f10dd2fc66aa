import { checkText } from '../../src/validator/index.ts';
import { startWorkspacePage } from '../../src/workspace/page/server.ts';
import { startHarness } from '../slack/harness.ts';
import { launchChromium } from '../support/chromium.ts';
import { knowledge } from '../support/knowledge.ts';
import { story } from './bench/story.ts';

/** Takes the picture of the README: the app itself on the page of the local workspace, in a real browser. */
const PICTURE = new URL('../../src/workspace/answer.png', import.meta.url).pathname;

const harness = await startHarness({ knowledge, check: checkText, escalationGroup: 'S0HELPERS' });
const server = await startWorkspacePage(harness.slack);
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1040, height: 640 } });
  page.setDefaultTimeout(10_000);
  await page.goto(server.url);
  await page.locator('[data-ready=true]').waitFor();
  await page.getByTestId('composer').fill(story.trim());
  await page.getByTestId('composer').press('Enter');
  await page.getByTestId('thread-messages').getByText('Send this').waitFor();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  await page.screenshot({ path: PICTURE });
} finally {
  await browser.close();
  await server.stop();
  await harness.stop();
}
