import { hasSubject } from '../../reply/verdict.ts';
import type { ChannelMode } from '../../store/channel-settings.ts';
import type { SourceKey } from '../../store/source-key.ts';
import { type Report, seemsTalk } from '../../validator/index.ts';
import { effectiveMode } from '../work/channel-mode.ts';
import type { ListenerDeps } from '../work/deps.ts';
import type { CheckJob } from '../work/job.ts';
import { judge } from '../work/judge.ts';
import { isTakenOver, noteParticipant } from '../work/taken-over.ts';
import { warningName } from '../work/with-secrets.ts';
import { coverMessage } from './cover-secrets.ts';
import { type MessageEvent, readMessageEvent } from './read-event.ts';

export interface IncomingEvent {
  readonly event: unknown;
  /** Slack's id of the event: the same at each redelivery. */
  readonly delivery: string;
  readonly team: string | undefined;
  readonly botUserId: string | undefined;
  /** The channel is shared with another organization, which may have the app too. */
  readonly isShared?: boolean;
}

type Written = Extract<MessageEvent, { kind: 'written' }>;

/** Words to the app that close and open a thread to unasked answers. */
const MUTE = /^(?:please\s+)?mute[.!]?$/i;
const UNMUTE = /^(?:please\s+)?unmute[.!]?$/i;

/** Stores what an event about a message asks for; nothing for talk that is not for us. */
export async function receiveMessage(incoming: IncomingEvent, deps: ListenerDeps): Promise<void> {
  const { team, botUserId, delivery, isShared = false } = incoming;
  if (team === undefined || botUserId === undefined) return;
  const event = readMessageEvent(incoming.event, botUserId);
  if (event === null) return;
  const source = { team, channel: event.channel, ts: event.ts };
  if (event.kind === 'deleted') return await deps.inbox.add({ kind: 'delete', source }, delivery);
  const asked = event.isDirect || event.mentionsBot;
  if (event.mentionsBot && (await takeMuteWord(event, source, delivery, deps))) return;
  const { text, secrets, files } = coverMessage(event.content);
  const { thread, author } = event;
  const [mode, isMutedHere, muting] = await Promise.all([
    modeOf(source, isShared, deps),
    deps.store.isMuted(team, event.channel, thread),
    isShared ? deps.store.listMuting(event.channel, thread) : [],
  ]);
  const isMuted = isMutedHere || muting.length > 0;
  if (!(await isWanted(event, source, { asked, mode, isMuted }, deps))) {
    if (secrets.length === 0 || mode === 'off') return;
    return await deps.inbox.add({ kind: 'warn', source, thread, author, secrets }, warningName(source));
  }
  if (event.mentionsBot) await wake(event, source, [team, ...muting], deps);
  const { revision } = event;
  const job: CheckJob = { kind: 'check', source, thread, author, asked, revision, text, secrets, files };
  if (!(await skipTalk(job, deps))) await deps.inbox.add(job, delivery);
}

/** The mode of the channel; where organizations share it, `off` of any of them counts for all. */
async function modeOf(
  { team, channel }: SourceKey,
  isShared: boolean,
  deps: ListenerDeps,
): Promise<ChannelMode> {
  const isOff = isShared && (await deps.store.listModesOf(channel)).some(({ mode }) => mode === 'off');
  return isOff ? 'off' : await effectiveMode(team, channel, deps);
}

/** A mention unmutes its thread, no matter who muted it. */
async function wake(
  { thread }: Written,
  { team, channel }: SourceKey,
  muting: readonly string[],
  { store }: ListenerDeps,
): Promise<void> {
  for (const each of muting)
    if (await store.isMuted(each, channel, thread)) await store.setMuted(each, channel, thread, false);
  if ((await store.countParticipants(team, channel, thread)) > 0)
    await store.clearParticipants(team, channel, thread);
}

/** Asked always; unasked where the channel's mode allows it, and for edits of what was answered before. */
async function isWanted(
  event: Written,
  source: SourceKey,
  {
    asked,
    mode,
    isMuted,
  }: { readonly asked: boolean; readonly mode: ChannelMode; readonly isMuted: boolean },
  deps: ListenerDeps,
): Promise<boolean> {
  if (asked) return true;
  if (mode === 'off') return false;
  // The paste that goes with a question asked just now.
  if (deps.recentMessages.hasAsked({ source, thread: event.thread, author: event.author })) return true;
  if (mode === 'auto' && (await isOpen(event, source, deps)) && !isMuted) return true;
  return event.revision !== '' && (await deps.store.findReply(source)) !== undefined;
}

/** Whether we may speak unasked in a thread for all that others wrote there. */
async function isOpen(event: Written, source: SourceKey, { store, now }: ListenerDeps): Promise<boolean> {
  const isOthers = await isTakenOver(event, source, store);
  await noteParticipant(event, source, now(), store);
  return !isOthers;
}

async function takeMuteWord(
  event: Written,
  source: SourceKey,
  delivery: string,
  deps: ListenerDeps,
): Promise<boolean> {
  const words = event.content.text.trim();
  const isMute = MUTE.test(words);
  if (!isMute && !UNMUTE.test(words)) return false;
  await deps.store.setMuted(source.team, source.channel, event.thread, isMute);
  await deps.inbox.add({ kind: 'react', source, name: isMute ? 'mute' : 'speaker' }, delivery);
  return true;
}

/**
 * Whether a message is talk that nothing would come of, as most messages of a channel are. Then it need not be stored
 * or remembered: it is judged at once. What may belong with an earlier message, brings files or secrets, or is an edit goes the long way.
 */
async function skipTalk(job: CheckJob, deps: ListenerDeps): Promise<boolean> {
  if (job.asked || job.revision !== '' || job.files.length > 0 || job.secrets.length > 0) return false;
  // Whatever is more than talk is checked once, when its turn comes.
  if (!seemsTalk(job.text) || deps.recentMessages.hasEarlier(job)) return false;
  const began = deps.now();
  const report = await tryCheck(job, deps);
  if (report === undefined || hasSubject(report) || judge(report, false) !== 'silence') return false;
  deps.telemetry.replied(report, 'silence', (deps.now() - began) / 1000);
  return true;
}

/** A check that fails is the queue's to tell of. */
async function tryCheck({ text }: CheckJob, { check, knowledge }: ListenerDeps): Promise<Report | undefined> {
  try {
    return await check(text, knowledge());
  } catch {
    return undefined;
  }
}
