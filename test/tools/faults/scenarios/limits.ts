import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from '../site.ts';

/** Slack's documented pace of posting: one a second and channel. */
const POST_MS = 1000;

/** How much longer than that a burst may take. */
const MOST = 1.2;

/** Many messages in few channels at once. Nothing may be refused twice in a pause, and no thread be looked up. */
export async function burst(site: Site, messages: number, channels: number): Promise<string> {
  const { slack, stream } = site;
  const ids = Array.from({ length: channels }, (_, index) => addChannel(site, `burst${index}`));
  const replica = await site.start();
  site.deliverTo([0]);
  await replica.ready;
  const began = performance.now();
  for (let count = 0; count < messages; count += 1) {
    stream.paste(ids[count % channels]);
    // As fast as Slack delivers: some at a time.
    if (count % 20 === 19) await pause(20);
  }
  const idealMs = (messages / channels) * POST_MS;
  const posted = (): number => slack.calls('chat.postMessage').filter(({ status }) => status === 200).length;
  while (posted() < messages && performance.now() - began < idealMs * 2) await pause(250);
  const tookMs = performance.now() - began;
  const refused = slack.calls('chat.postMessage').filter(({ status }) => status === 429).length;
  const lookups = ['conversations.replies', 'conversations.history'].flatMap((method) =>
    slack.calls(method),
  ).length;
  const counts = `${messages} messages in ${channels} channels, ${(tookMs / 1000).toFixed(1)} s of ${idealMs / 1000} s (× ${(tookMs / idealMs).toFixed(2)}), ${refused} refused posts, ${lookups} lookups`;
  if (tookMs > idealMs * MOST) throw new Error(`it took too long: ${counts}`);
  if (lookups > 0) throw new Error(`threads were looked up: ${counts}`);
  if (refused > countPauses(site)) throw new Error(`too many posts were refused: ${counts}`);
  return counts;
}

/** Refused posts that a channel may have: one for each pause, which is a second at least. */
function countPauses({ slack }: Site): number {
  const last = new Map<unknown, number>();
  let pauses = 0;
  for (const { status, parameters, at } of slack.calls('chat.postMessage')) {
    if (status !== 429) continue;
    if (at - (last.get(parameters.channel) ?? 0) >= POST_MS) pauses += 1;
    last.set(parameters.channel, at);
  }
  return pauses;
}

/** The whole stream under Slack's tiers: posts, updates, deletions, reactions. */
export async function underTiers(site: Site, messages: number): Promise<string> {
  const replica = await site.start();
  site.deliverTo([0]);
  await replica.ready;
  site.stream.run(150, messages);
  while (site.stream.items.length < messages) await pause(100);
  await site.untilSettled(180_000);
  const refused = site.slack.calls().filter(({ status }) => status === 429).length;
  if (refused > 0) throw new Error(`${refused} calls were refused`);
  return `${messages} messages, ${site.slack.calls().length} calls, none refused`;
}

/** Posts whose outcome nobody knows, of an app that may read a conversation once a minute. */
export async function fewLookups(site: Site, unknown: number): Promise<string> {
  const { slack, stream } = site;
  const replica = await site.start();
  site.deliverTo([0]);
  await replica.ready;
  slack.failNext('chat.postMessage', { drop: 'response', times: unknown });
  for (let count = 0; count < 12; count += 1) stream.paste();
  const end = Date.now() + 120_000 + unknown * 60_000;
  await site.untilSettled(end - Date.now());
  // The answers are all there before the app knows of it.
  while (slack.calls('conversations.replies').length < unknown) {
    if (Date.now() > end) throw new Error('threads of unknown outcome were not looked up');
    await pause(100);
  }
  const refused = slack.calls('conversations.replies').filter(({ status }) => status === 429).length;
  return `${unknown} posts of unknown outcome, ${slack.calls('conversations.replies').length} lookups, ${refused} of them refused`;
}

/** Warnings about secrets, refused again and again. */
export async function refusedWarnings(site: Site, messages: number): Promise<string> {
  const { slack, stream } = site;
  const replica = await site.start();
  site.deliverTo([0]);
  await replica.ready;
  slack.failNext('chat.postEphemeral', { retryAfter: 1, times: 3 });
  slack.failNext('chat.postEphemeral', { status: 503, times: 3 });
  slack.failNext('chat.postEphemeral', { drop: 'request', times: 3 });
  for (let count = 0; count < messages; count += 1) stream.pasteSecret();
  const until = performance.now() + 60_000;
  while (slack.ephemerals().length < messages && performance.now() < until) await pause(200);
  await pause(1000);
  const told = slack.ephemerals().length;
  if (told !== messages) throw new Error(`${told} of ${messages} authors were warned`);
  return `9 refusals, ${told} of ${messages} authors warned once`;
}

function addChannel({ slack }: Site, name: string): string {
  const channel = slack.addChannel({ name, members: ['robin', 'mika'] });
  slack.invite(channel);
  return channel;
}
