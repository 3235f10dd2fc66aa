import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { freePort, onSlack, overHttp, type Run, runApp } from '../support/run-app.ts';

let folder: string;
let slack: SlackEmulator;
let channel: string;
const started: Run[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-stop-'));
  slack = await createSlackEmulator({ retryDelaysMs: [500, 2000, 8000, 16_000] });
  channel = slack.channelId('api-support');
});
afterEach(async () => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(environment: Record<string, string>): Promise<Run> {
  const run = runApp({ dataDirectory: join(folder, 'state'), environment });
  started.push(run);
  await run.says('"msg":"ready"');
  return run;
}

const paste = (number: string): string =>
  slack.post({ channel, text: `POST /api/v2/conversations/calls 400 {"to": "${number}"}` });
const own = (ts: string) => slack.thread(channel, ts).filter((each) => each.user === slack.botUserId);
const outcomesOf = (ts: string): string[] =>
  slack
    .deliveries()
    .filter(({ payload }) => JSON.stringify(payload).includes(`"ts":"${ts}"`))
    .map(({ outcome }) => outcome);
const acked = (ts: string): Promise<true> => slack.waitFor(() => outcomesOf(ts).includes('acked') || null);

const transports: [string, () => Promise<Record<string, string>>][] = [
  ['Socket Mode', async () => onSlack(slack)],
  ['HTTP', async () => overHttp(slack, await freePort())],
];

describe.each(transports)('told to end, over %s,', { timeout: 90_000 }, (_, settings) => {
  it('what is in hand is answered once, and a notice of dropped events has not ended it before', async () => {
    const run = await start(await settings());
    slack.appRateLimited();
    await run.says(/Slack drops events|nobody heard/);
    slack.failNext('chat.postMessage', { delayMs: 300 });
    const ts = paste('+12065550142');
    await acked(ts);
    run.child.kill('SIGTERM');
    expect(await run.ended, run.output()).toBe(0);
    expect(own(ts)).toHaveLength(1);
    expect(run.output()).toContain('"msg":"stopping"');
    expect(run.output()).not.toContain('+12065550142');
  });

  it('what comes meanwhile is not acknowledged, and answered once by the next start', async () => {
    const environment = await settings();
    const run = await start(environment);
    slack.failNext('chat.postMessage', { delayMs: 1000 });
    const first = paste('+12065550142');
    await acked(first);
    run.child.kill('SIGTERM');
    await run.says('"msg":"stopping"');
    const late = paste('+12065550143');
    expect(await run.ended).toBe(0);
    expect([own(first).length, own(late).length]).toEqual([1, 0]);

    const next = await start(environment);
    await slack.waitFor(() => own(late).length > 0, 40_000);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    expect([own(first).length, own(late).length]).toEqual([1, 1]);
  });
});

describe('a stop', { timeout: 90_000 }, () => {
  it('is ended at once by another signal, and nothing is lost', async () => {
    const run = await start(onSlack(slack));
    slack.failNext('chat.postMessage', { hang: 'request' });
    const ts = paste('+12065550142');
    await acked(ts);
    run.child.kill('SIGTERM');
    await run.says('"msg":"stopping"');
    const impatient = setInterval(() => run.child.kill('SIGINT'), 20);
    expect(await run.ended).toBe(1);
    clearInterval(impatient);
    expect(own(ts)).toHaveLength(0);
    await start(onSlack(slack));
    await slack.waitFor(() => own(ts).length === 1, 40_000);
  });

  it('is one stop when npm passes the signal on that the terminal sent already', async () => {
    const run = await start(onSlack(slack));
    slack.failNext('chat.postMessage', { delayMs: 500 });
    const ts = paste('+12065550142');
    await acked(ts);
    run.child.kill('SIGINT');
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(own(ts)).toHaveLength(1);
  });

  it('does not wait for ever for a request that never ends', async () => {
    const port = await freePort();
    const run = await start(overHttp(slack, port));
    const slow = connect(port, '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    // Once a later request is answered, the server has seen the slow one.
    await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } });
    run.child.kill('SIGTERM');
    // Whichever comes first ends it: the connection is idle for too long (0), or the stop takes too long (1).
    expect([0, 1]).toContain(await run.ended);
  });
});
