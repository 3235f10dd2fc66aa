import type { Locator, Page } from 'playwright-core';
import { ACTION } from '../../src/reply/actions.ts';
import { checkText } from '../../src/validator/index.ts';
import { startWorkspacePage } from '../../src/workspace/page/server.ts';
import { type Harness, startHarness } from '../slack/harness.ts';
import { launchChromium } from '../support/chromium.ts';
import { knowledge } from '../support/knowledge.ts';

/** Takes the pictures of the README: the app itself on the page of the local workspace, in a real browser. */
const FOLDER = new URL('../../src/workspace/', import.meta.url).pathname;

const PASTE = `We place the call like this and always get a 400:

POST /api/v2/conversations/calls
{
  "from": { "address": "+12065550142", "type": "agent" },
  "to": [{ "address": "+1555014", "type": "phone" }]
}

Should the type be user and not agent?`;
const MENDED = PASTE.replace('"agent"', '"phone"').replace('+1555014', '+12065550143');

/** What the week was made of before, so that the Home tab has something to draw. */
const EARLIER = [
  'POST /api/v2/conversations/calls 400\n{ "phoneNumber": "12065550142" }',
  'POST /api/v2/conversations/calls 400\n{ "phoneNumber": "+12065550142", "callQueueId": "support" }',
  'POST /api/v2/conversations/calls 400\n{ "to": [{ "address": "+12065550143", "type": "agent" }] }',
  'POST /api/v2/conversations/calls 400\n{ "phoneNumber": "+12065550199" "callerId": "+12065550100" }',
];

const harness = await startHarness({ knowledge, check: checkText, escalationGroup: 'S0HELPERS' });
const server = await startWorkspacePage(harness.slack);
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1040, height: 720 } });
  page.setDefaultTimeout(10_000);
  await page.goto(server.url);
  await page.locator('[data-ready=true]').waitFor();
  await takeAll(page, harness);
} finally {
  await browser.close();
  await server.stop();
  await harness.stop();
}

async function takeAll(page: Page, { slack, channel, settle }: Harness): Promise<void> {
  const thread = page.getByTestId('thread-messages');
  await page.getByTestId('composer').fill(PASTE);
  await page.getByTestId('composer').press('Enter');
  await thread.getByText('Send this').waitFor();
  await take(page, 'answer');

  await thread.getByTestId(`action-${ACTION.details}`).click();
  await page.getByTestId('modal').getByText('What is wrong').waitFor();
  await take(page, 'explained', page.getByTestId('modal'));
  await page.getByTestId('modal-close').click();

  const source = slack.messages(channel)[0]?.ts ?? '';
  slack.edit({ channel, ts: source, text: MENDED });
  await thread.getByText('fixed 2 of 3').waitFor();
  await thread.evaluate(
    'document.querySelector("[data-testid=thread-messages]").parentElement.scrollTop = 0',
  );
  await thread.getByText('fixed 2 of 3').scrollIntoViewIfNeeded();
  await take(page, 'mended');

  for (const text of EARLIER) slack.post({ channel, text, user: 'mika' });
  await settle();
  for (const { ts } of slack.messages(channel)) {
    const reply = slack.thread(channel, ts).find((message) => message.user === slack.botUserId)?.ts;
    if (reply !== undefined)
      await slack.click({ channel, ts: reply, actionId: ACTION.helpful, user: 'mika' });
  }
  await page.getByTestId('open-home').click();
  await page.getByTestId('home').getByText('For admins').waitFor();
  await take(page, 'home');
}

async function take(page: Page, name: string, part: Page | Locator = page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  await part.screenshot({ path: `${FOLDER}${name}.png` });
}
