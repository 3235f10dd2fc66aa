import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACTION } from '../../src/reply/actions.ts';
import { checkText } from '../../src/validator/index.ts';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { startWorkspacePage } from '../../src/workspace/page/server.ts';
import { startHarness } from '../slack/harness.ts';
import { CHROMIUM_MISSING, launchChromium } from '../support/chromium.ts';
import { knowledge } from '../support/knowledge.ts';
import { startBoltApp } from './bolt-app.ts';
import { registerDemo } from './demo-app.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function openWorkspace(): Promise<{ emulator: SlackEmulator; url: string }> {
  const emulator = await createSlackEmulator();
  cleanups.push(() => emulator.stop());
  const bolt = await startBoltApp(emulator, 'socket', registerDemo);
  cleanups.push(() => bolt.stop());
  const page = await startWorkspacePage(emulator);
  cleanups.push(() => page.stop());
  return { emulator, url: page.url };
}

/** The page with the app itself. */
async function openApp(): Promise<{ slack: SlackEmulator; url: string }> {
  const harness = await startHarness({ knowledge, check: checkText });
  cleanups.push(() => harness.stop());
  const server = await startWorkspacePage(harness.slack);
  cleanups.push(() => server.stop());
  return { slack: harness.slack, url: server.url };
}

if (CHROMIUM_MISSING !== null) console.warn(CHROMIUM_MISSING);

describe.skipIf(CHROMIUM_MISSING !== null)('the page in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function openPage(url: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage(options);
    cleanups.push(() => page.close());
    page.setDefaultTimeout(10_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    cleanups.push(async () => expect(faults).toEqual([]));
    await page.goto(url);
    await page.locator('[data-ready=true]').waitFor();
    return page;
  }

  /** Pastes as the clipboard does, at the cursor. */
  async function paste(page: Page, text: string): Promise<void> {
    await page.keyboard.insertText(text);
  }

  const composer = (page: Page) => page.getByTestId('composer');
  const thread = (page: Page) => page.getByTestId('thread-messages');

  test('opens ready to paste, keeps line breaks, and shows the answer in its thread', async () => {
    const { emulator, url } = await openWorkspace();
    const page = await openPage(url);
    await expect.poll(() => composer(page).evaluate((node) => node.matches(':focus'))).toBe(true);
    await paste(page, '{\n  "to": "+12065550142"\n}');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('400, why?');
    await page.keyboard.press('Enter');
    await thread(page).getByText('3 errors').waitFor();
    expect(emulator.messages('api-support')[0]?.text).toBe(
      '{\n  "to": "<tel:+12065550142|+12065550142>"\n}\n400, why?',
    );
    expect(await composer(page).inputValue()).toBe('');
    await expect.poll(() => composer(page).evaluate((node) => node.matches(':focus'))).toBe(true);
    // What was pasted is shown as text, never read as markup.
    await paste(page, '<img src=x onerror=alert(1)> <b>bold</b>');
    await page.keyboard.press('Enter');
    await page.getByTestId('messages').getByText('<b>bold</b>').waitFor();
    expect(await page.locator('#main img, #main .prose b').count()).toBe(0);
  });

  test('works its buttons and menus', async () => {
    const { emulator, url } = await openWorkspace();
    const page = await openPage(url);
    await page.getByTestId('example-1').click();
    await thread(page).getByTestId('action-explain').click();
    await page.getByTestId('ephemeral').getByText('A phone number goes with type').waitFor();
    expect(await page.getByTestId('only-you').count()).toBe(1);
    await thread(page).getByTestId('action-remove').click();
    await expect.poll(() => emulator.messages('api-support')[0]?.reply_count).toBe(0);
  });

  test('draws every kind of block it should', async () => {
    const { url } = await openWorkspace();
    const page = await openPage(url);
    await page.getByTestId('example-1').click();
    await thread(page).getByTestId('block-actions').waitFor();
    for (const type of ['section', 'rich_text', 'divider', 'actions']) {
      expect(await thread(page).getByTestId(`block-${type}`).count(), type).toBeGreaterThan(0);
    }
    expect(await thread(page).getByTestId('code').textContent()).toContain('"type": "phone"');
  });

  test('/callcheck answers privately, and without text opens its modal', async () => {
    const { emulator, url } = await openWorkspace();
    const page = await openPage(url);
    await composer(page).fill('/callcheck {"a": 1}');
    await composer(page).press('Enter');
    await page.getByTestId('ephemeral').getByText('Privately: 8 characters read.').waitFor();
    await composer(page).fill('/call');
    await composer(page).press('Tab');
    expect(await composer(page).inputValue()).toBe('/callcheck ');
    await composer(page).press('Enter');
    const modal = page.getByTestId('modal');
    await modal.getByTestId('input-payload').fill('no object');
    await modal.getByTestId('modal-submit').click();
    await modal.getByText('There is no JSON object in this.').waitFor();
    expect(await modal.getByTestId('input-payload').inputValue()).toBe('no object');
    await modal.getByTestId('input-payload').fill('{\n"a": 1 }');
    await modal.getByTestId('modal-submit').click();
    await modal.waitFor({ state: 'hidden' });
    await expect.poll(() => emulator.messages('dm').at(-1)?.text).toBe('Read 10 characters.');
    await page.getByTestId('channel-dm').click();
    await page.getByText('Read 10 characters.').waitFor();
  });

  test('edits, deletes, reacts and runs the shortcut from the menu of a message', async () => {
    const { emulator, url } = await openWorkspace();
    const page = await openPage(url);
    await composer(page).fill('first');
    await composer(page).press('Enter');
    const message = page.getByTestId('messages').getByTestId('message').first();
    await message.getByTestId('reaction-eyes').click();
    await expect.poll(() => emulator.messages('api-support')[0]?.reactions?.[0]?.users.length).toBe(2);
    await message.getByTestId('message-more').click();
    await page.getByTestId('shortcut-check_payload').click();
    await page.getByText('Checked from the menu.').waitFor();
    await message.getByTestId('message-more').click();
    await page.getByTestId('edit').click();
    await page.getByTestId('editor').fill('second');
    await page.getByTestId('editor').press('Enter');
    await message.getByText('second').waitFor();
    await message.getByText('(edited)').waitFor();
    await message.getByTestId('message-more').click();
    await page.getByTestId('delete').click();
    await message.getByText('This message was deleted.').waitFor();
  });

  test('attaches files, sends code blocks, and shows App Home', async () => {
    const { emulator, url } = await openWorkspace();
    const page = await openPage(url);
    const file = { name: 'body.json', mimeType: 'application/json', buffer: Buffer.from('{"to": "é"}') };
    await page.getByTestId('composer-file').setInputFiles(file);
    await page.getByTestId('attached').waitFor();
    await page.getByTestId('composer-send').click();
    await page.getByTestId('messages').getByText('body.json').waitFor();
    const posted = emulator.messages('api-support')[0]?.files?.[0];
    expect(Buffer.from(emulator.file(String(posted?.id))?.content ?? []).toString()).toBe('{"to": "é"}');
    await page.getByTestId('composer-code').click();
    await composer(page).fill('{\n  "a": 1\n}');
    await composer(page).press('Enter');
    await page.getByTestId('messages').getByTestId('code').last().getByText('"a"').waitFor();
    expect(emulator.messages('api-support').at(-1)?.text).toBe('```\n{\n  "a": 1\n}\n```');
    await page.getByTestId('open-home').click();
    await page.getByTestId('home').getByText('State: auto').waitFor();
    await page.getByTestId('home').getByTestId('action-mode').selectOption('off');
    await page.getByTestId('home').getByText('State: saved').waitFor();
  });

  test.each(['en-US', 'ar-EG'])(
    'the time beside a later message leaves it readable in %s',
    async (locale) => {
      const { slack, url } = await openApp();
      const page = await openPage(url, { locale });
      for (const text of ['first', 'second']) slack.post({ channel: 'api-support', text });
      const later = page.getByTestId('messages').getByTestId('message').last();
      await later.getByText('second').hover();
      const [time, content] = [later.locator('.gutter time'), later.locator('.content')];
      const end = await time.evaluate((node) => {
        const range = node.ownerDocument.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect().right;
      });
      expect(end).toBeGreaterThan(0);
      expect(end).toBeLessThanOrEqual((await content.boundingBox())?.x ?? 0);
    },
  );

  test('counts replies without private words, and closes a thread that only those are left of', async () => {
    const { slack, url } = await openApp();
    const page = await openPage(url);
    const divider = page.locator('.reply-divider');
    await composer(page).fill(
      `POST /api/v2/conversations/calls 400\nclient_secret=${'k8Kd-3mW_xQ7rB1n'}\n{"to":1}`,
    );
    await composer(page).press('Enter');
    await thread(page).getByTestId('ephemeral').waitFor();
    expect(await divider.textContent()).toBe('1 reply');
    const channel = slack.channelId('api-support');
    const root = slack.messages(channel)[0]?.ts ?? '';
    await thread(page).getByTestId(`action-${ACTION.more}`).click();
    await page.getByText('Remove this answer').click();
    await divider.waitFor({ state: 'detached' });
    expect(await thread(page).getByTestId('ephemeral').count()).toBe(1);
    slack.post({ channel, text: 'Rotated.', threadTs: root, user: 'mika' });
    await thread(page).getByText('1 reply').waitFor();
    slack.remove({ channel, ts: root });
    await thread(page).getByText('This message was deleted.').waitFor();
    expect(await divider.textContent()).toBe('1 reply');
    slack.remove({ channel, ts: slack.thread(channel, root).at(-1)?.ts ?? '' });
    await thread(page).waitFor({ state: 'hidden' });
  });

  test('a second person has their own private words, and live updates reach every tab', async () => {
    const { emulator, url } = await openWorkspace();
    const robin = await openPage(url);
    const mika = await openPage(url);
    await mika.getByTestId('switch-user').selectOption({ label: 'Mika Lindqvist' });
    await composer(mika).fill('/callcheck {}');
    await composer(mika).press('Enter');
    await mika.getByTestId('ephemeral').waitFor();
    await composer(mika).fill('from Mika');
    await composer(mika).press('Enter');
    await robin.getByText('from Mika').waitFor();
    expect(await robin.getByTestId('ephemeral').count()).toBe(0);
    expect(emulator.messages('api-support')[0]?.user).toBe(emulator.userId('mika'));
  });

  test('works with the app itself: details shown, rated, edited, asked privately', async () => {
    const { slack, url } = await openApp();
    const page = await openPage(url);
    const modal = page.getByTestId('modal');
    await page.getByTestId('example-1').click();
    await thread(page).getByTestId(`action-${ACTION.details}`).click();
    await modal.getByText('What is wrong').waitFor();
    await page.getByTestId('modal-close').click();
    await thread(page).getByTestId(`action-${ACTION.notHelpful}`).click();
    // The reason is optional: sent without a choice, the modal closes.
    await modal.getByText('Why did it not help?').waitFor();
    await page.getByTestId('modal-submit').click();
    await modal.waitFor({ state: 'hidden' });
    const message = page.getByTestId('messages').getByTestId('message').first();
    await message.hover();
    await message.getByTestId('message-more').click();
    await page.getByTestId('edit').click();
    const text = await page.getByTestId('editor').inputValue();
    await page.getByTestId('editor').fill(text.replace('"agent"', '"phone"'));
    await page.getByTestId('editor').press('Enter');
    await thread(page)
      .getByText(/1 of \d fixed/)
      .waitFor();
    await thread(page).getByTestId(`action-${ACTION.helpful}`).click();
    await thread(page).getByText('Noted, thank you.').waitFor();
    await message.hover();
    await message.getByTestId('message-more').click();
    await page.getByTestId('delete').click();
    // With the message its answer goes, and with both the thread.
    await thread(page).waitFor({ state: 'hidden' });
    await composer(page).fill('/callcheck { "from": { "address": "+12065550142", "type": "agent" } }');
    await composer(page).press('Enter');
    await page.getByTestId('ephemeral').getByTestId(`action-${ACTION.share}`).click();
    await page.getByTestId('ephemeral').getByText('Shared to the channel.').waitFor();
    await expect.poll(() => slack.messages('api-support').length).toBe(1);
  });

  test('completes mentions, invites the app, and leaves a modal of another browser alone', async () => {
    const { emulator, url } = await openWorkspace();
    const page = await openPage(url);
    await composer(page).fill('hello @call');
    await composer(page).press('Tab');
    expect(await composer(page).inputValue()).toBe('hello @callcheck ');
    const channel = emulator.channels().find(({ members }) => !members.has(emulator.botUserId));
    await page.getByTestId(`channel-${channel?.name}`).click();
    await composer(page).fill('/inv');
    await composer(page).press('Tab');
    await composer(page).press('Enter');
    await page.getByTestId('invite').waitFor({ state: 'detached' });
    await composer(page).fill('/callcheck');
    await composer(page).press('Enter');
    await page.getByTestId('modal').waitFor();
    const other = await openPage(url);
    expect(await other.getByTestId('modal').count()).toBe(0);
  });

  test('is usable on a narrow screen and by keyboard alone', async () => {
    const { url } = await openWorkspace();
    const page = await openPage(url, { viewport: { width: 390, height: 760 } });
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    await thread(page).getByText('3 errors').waitFor();
    await page.keyboard.press('Escape');
    await thread(page).waitFor({ state: 'hidden' });
    await page.getByTestId('replies').focus();
    await page.keyboard.press('Enter');
    await thread(page).getByText('3 errors').waitFor();
    const overflow = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    expect(overflow).toBe(false);
  });
});

describe('the server of the page', () => {
  test('answers only this machine, only its own page, and lets nothing else in', async () => {
    const { url } = await openWorkspace();
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const { port } = new URL(url);
    const act = (headers: Record<string, string>) =>
      fetch(`${url}act`, { method: 'POST', headers, body: '{"action":"home","user":"U"}' }).then(
        (answer) => answer.status,
      );
    const json = { 'content-type': 'application/json' };
    expect(await act(json)).toBe(403);
    expect(await act({ ...json, origin: 'http://example.com' })).toBe(403);
    expect(await act({ 'content-type': 'text/plain', origin: `http://127.0.0.1:${port}` })).toBe(403);
    expect(await act({ ...json, origin: `http://127.0.0.1:${port}` })).toBe(400);
    expect((await fetch(`${url}../../package.json`)).status).toBe(404);
    expect(await statusForHost(Number(port), 'example.com')).toBe(403);
  });
});

/** fetch() sets Host itself, so this asks by hand. */
async function statusForHost(port: number, host: string): Promise<number | undefined> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path: '/', headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.on('error', reject);
  });
}
