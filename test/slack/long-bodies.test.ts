import { afterEach, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/slack/manifest.ts';
import type { Report } from '../../src/validator/report.ts';
import { fakeCheck, type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';
import { check, report } from './sample-report.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await startHarness({ check: longCheck, ...options });
  return harness;
};
afterEach(async () => await harness.stop());

const list = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    address: `+1206555${String(1000 + index)}`,
    note: 'a'.repeat(40),
  }));
const long = { participants: list(300) };

/** `long` is a call whose body to send is too long for a message. */
function longCheck(text: string): Report {
  if (!text.includes('long')) return fakeCheck(text);
  return report({ checks: [check({ published: long })] });
}

const shared = (ts: string) =>
  harness.slack.thread(harness.channel, ts).flatMap((message) => message.files ?? []);
const live = (ts: string) => shared(ts).filter((file) => file.mode !== 'tombstone');
const words = (ts: string) => JSON.stringify(harness.slack.thread(harness.channel, ts)[1]?.blocks);

describe.each<TransportKind>(['socket', 'http'])('a body too long for a message, over %s', (transport) => {
  it('stands whole in a file in the thread', async () => {
    const { slack, channel, settle } = await start({ transport });
    const ts = slack.post({ channel, text: 'long' });
    await settle();
    expect(words(ts)).toContain('body-as-file');
    const [file, ...more] = live(ts);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ filetype: 'json', mode: 'snippet' });
    const content = slack.file(String(file?.id))?.content;
    expect(JSON.parse(new TextDecoder().decode(content))).toEqual(long);
  });
});

describe('the file', () => {
  it('goes with an edit, a deletion and Remove', async () => {
    const { slack, channel, settle } = await start();
    const edited = slack.post({ channel, text: 'long' });
    const deleted = slack.post({ channel, text: 'long' });
    await settle();
    slack.edit({ channel, ts: edited, text: 'bad' });
    slack.remove({ channel, ts: deleted });
    await settle();
    expect(live(edited)).toEqual([]);
    expect(live(deleted)).toEqual([]);
    slack.edit({ channel, ts: edited, text: 'long again' });
    await settle();
    slack.edit({ channel, ts: edited, text: 'long and longer' });
    await settle();
    expect(live(edited)).toHaveLength(1);
  });

  it.each(['files.completeUploadExternal', 'files.getUploadURLExternal'])(
    'is shared once when the answer to %s is lost',
    async (method) => {
      const { slack, channel, settle } = await start();
      slack.failNext(method, { drop: 'response' });
      const ts = slack.post({ channel, text: 'long' });
      await settle();
      expect(live(ts)).toHaveLength(1);
      expect(slack.calls('chat.postMessage')).toHaveLength(1);
    },
  );

  it('is missed in the reply where the scope is missing', async () => {
    const { optionalScopes: _, ...app } = await readManifest();
    const scopes = app.scopes.filter((scope) => scope !== 'files:write');
    const { slack, channel, settle } = await start({ emulator: { app: { ...app, scopes } } });
    const ts = slack.post({ channel, text: 'long' });
    await settle();
    expect(words(ts)).toContain('body-too-long');
    expect(words(ts)).not.toContain('body-as-file');
    expect(shared(ts)).toEqual([]);
  });
});
