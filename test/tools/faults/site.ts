import { setTimeout as pause } from 'node:timers/promises';
import { readManifest } from '../../../src/slack/manifest.ts';
import { createSlackEmulator, type SlackEmulator } from '../../../src/workspace/emulator/emulator.ts';
import type { RateLimitKind } from '../../../src/workspace/emulator/rate-limits.ts';
import { freePort } from '../../support/free-port.ts';
import type { Backend } from './backends.ts';
import { createRandom, type Random } from './random.ts';
import { type Replica, startReplica } from './replica.ts';
import { createStream, MARK, type Stream } from './stream.ts';
import { isRight, type Tally, tally } from './tally.ts';

/** Slack's three retries in quicker time, then its hourly ones for a day: nothing is given up while we look. */
const RETRIES = [50, 600, 2000, ...Array.from({ length: 1000 }, () => 3000)];

/** More than this a replica must not need, whatever happens to it. */
export const MOST_MEMORY = 400;

/** Answers keep the pace that Slack allows, and so do looks at threads after a kill. */
const LAST_REPLY_MS = 300_000;

/** After the last reply this long passes before doubles and traces are looked for. */
const CALM_MS = 1500;

/** Work that no reply shows, and pasted text with it, must have ended this long after the last reply. */
const LAST_WORK_MS = 60_000;

export type TransportKind = 'socket' | 'http';

/** A scenario's place: the workspace, the traffic in it, the state, and the replicas that come and go. */
export interface Site {
  readonly slack: SlackEmulator;
  readonly stream: Stream;
  readonly random: Random;
  readonly backend: Backend;
  /** Starts the replica of this number; over HTTP each number has a port of its own. */
  start(options?: {
    slot?: number;
    transport?: TransportKind;
    preload?: string;
    environment?: Record<string, string>;
  }): Promise<Replica>;
  /** Which replicas Slack, or its load balancer, sends events to; none is Socket Mode. */
  deliverTo(slots: readonly number[]): void;
  /** Whether everything said so far is answered as it should be, and nothing is under way. */
  isSettled(): boolean;
  untilSettled(timeoutMs: number): Promise<void>;
  /** Waits for the end of the work, stops every replica in order, and looks at what is left. */
  finish(timeoutMs?: number): Promise<Outcome>;
  /** Ends everything at once. */
  dispose(): Promise<void>;
}

export interface Outcome {
  readonly tally: Tally;
  /** Work that is left in the queue. */
  readonly left: number;
  /** Megabytes, of the replica that needed most. */
  readonly memory: number | undefined;
  /** What is wrong, in words; empty when all is well. */
  readonly problems: readonly string[];
}

export interface SiteOptions {
  readonly latencyMs?: number;
  /**
   * Off unless given: most scenarios are about crashes and lost answers, and the emulator's limits would only make them
   * take longer. The app keeps its pace all the same.
   */
  readonly rateLimits?: RateLimitKind;
}

export async function createSite(
  backend: Backend,
  seed: number,
  { latencyMs = 15, rateLimits = 'off' }: SiteOptions = {},
): Promise<Site> {
  const { optionalScopes: _, ...app } = await readManifest();
  const slack = await createSlackEmulator({
    app,
    retryDelaysMs: RETRIES,
    latencyMs,
    ackTimeoutMs: 3000,
    rateLimits,
  });
  const random = createRandom(seed);
  const stream = createStream(slack, random);
  const replicas: Replica[] = [];
  const ports: number[] = [];

  const running = (): Replica[] => replicas.filter((replica) => replica.isRunning());
  const settled = (): boolean => slack.undelivered() === 0 && isRight(tally(slack, stream.items));
  const untilSettled = async (timeoutMs: number): Promise<void> => {
    const until = performance.now() + timeoutMs;
    while (!settled() && performance.now() < until) await pause(200);
  };

  const site: Site = {
    slack,
    stream,
    random,
    backend,
    async start({ slot = 0, transport = 'http', preload, environment = {} } = {}) {
      ports[slot] ??= await freePort();
      const replica = startReplica({
        environment: {
          ...backend.environment,
          ...slackSettings(slack, transport, ports[slot]),
          ...environment,
        },
        secret: MARK,
        ...(preload !== undefined && { preload }),
      });
      replicas.push(replica);
      return replica;
    },
    deliverTo(slots) {
      const urls = slots.map((slot) => `http://127.0.0.1:${ports[slot]}/slack/events`);
      slack.deliverTo(urls.length === 0 ? null : urls);
    },
    isSettled: settled,
    untilSettled,
    async finish(timeoutMs = LAST_REPLY_MS) {
      stream.pause();
      await untilSettled(timeoutMs);
      await pause(CALM_MS);
      const traces = await lastTraces(backend);
      const counted = tally(slack, stream.items);
      const last = running();
      for (const replica of last) replica.signal('SIGTERM');
      const statuses = await Promise.all(last.map((replica) => replica.ended));
      const left = await backend.countWork();
      const peaks = replicas.flatMap((replica) => replica.peakMemory() ?? []);
      const memory = peaks.length === 0 ? undefined : Math.max(...peaks);
      const leaks = replicas.reduce((sum, replica) => sum + replica.leaks(), 0);
      const problems = [
        ...(isRight({ ...counted, refused: 0 }) ? [] : ['the replies are not what they should be']),
        ...(counted.refused === 0 ? [] : [`${counted.refused} deliveries were never acknowledged`]),
        ...(left === 0 ? [] : [`${left} pieces of work are left`]),
        ...(statuses.every((status) => status === 0)
          ? []
          : [`SIGTERM ended with status ${statuses.join(', ')}`]),
        ...(traces.length === 0 ? [] : [`pasted text is left in ${traces.join(', ')}`]),
        ...(leaks === 0 ? [] : [`${leaks} log lines hold pasted text`]),
        ...(memory !== undefined && memory > MOST_MEMORY ? [`${memory.toFixed(0)} MB were needed`] : []),
      ];
      return { tally: counted, left, memory, problems };
    },
    async dispose() {
      stream.pause();
      for (const replica of running()) replica.kill();
      await Promise.all(replicas.map((replica) => replica.ended));
      await slack.stop();
      await backend.remove();
    },
  };
  return site;
}

/** What is left of pasted text once work that was put off had its time to end, and the text to be wiped. */
async function lastTraces(backend: Backend): Promise<string[]> {
  for (const until = performance.now() + LAST_WORK_MS; ; await pause(500)) {
    const traces = await backend.traces(MARK);
    const isOver = traces.length === 0 && (await backend.countWork()) === 0;
    if (isOver || performance.now() > until) return traces;
  }
}

function slackSettings(
  slack: SlackEmulator,
  transport: TransportKind,
  port: number | undefined,
): Record<string, string> {
  const common = { SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl };
  return transport === 'socket'
    ? { ...common, SLACK_APP_TOKEN: slack.appToken }
    : { ...common, SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) };
}
