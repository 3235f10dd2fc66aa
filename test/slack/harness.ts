import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { ModeChangers } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Telemetry } from '../../src/ops/telemetry/telemetry.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import { readManifest } from '../../src/slack/manifest.ts';
import type { OrgAccess } from '../../src/slack/work/look-up.ts';
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Knowledge, Report } from '../../src/validator/index.ts';
import {
  createSlackEmulator,
  type SlackEmulator,
  type SlackEmulatorOptions,
} from '../../src/workspace/emulator/emulator.ts';
import { KNOWLEDGE } from './sample-knowledge.ts';
import { check, diagnostic, report } from './sample-report.ts';

export type TransportKind = 'socket' | 'http';

export interface HarnessOptions {
  readonly transport?: TransportKind;
  readonly emulator?: SlackEmulatorOptions;
  readonly channels?: readonly string[];
  readonly check?: (text: string, knowledge: Knowledge) => Report;
  readonly telemetry?: Telemetry;
  readonly knowledge?: Knowledge;
  readonly wrapStore?: (store: Store) => Store;
  readonly modeChangers?: ModeChangers;
  readonly escalationGroup?: string;
  /** Lookups; the channels are named as in the emulator. */
  readonly org?: OrgAccess;
  readonly botToken?: string;
  readonly appToken?: string;
}

/** The app against the emulator, over Bolt's own receivers, with everything real but Slack. */
export interface Harness {
  readonly slack: SlackEmulator;
  readonly channel: string;
  /** Where events go over HTTP. */
  readonly eventsUrl: string;
  /** Where the state is kept. */
  readonly folder: string;
  store: Store;
  app: SlackApp;
  /** All that was logged, as text. */
  logs(): string;
  /** Stops the app and starts another on the same state. */
  restart(): Promise<void>;
  /** Resolves when nothing is left to do. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'callcheck-slack-'));
  const { optionalScopes: _, ...app } = await readManifest();
  const slack = await createSlackEmulator({ app, retryDelaysMs: [20, 40, 80], ...options.emulator });
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = createLog({ level: 'trace', destination });
  const transport = options.transport ?? 'socket';
  const port = transport === 'http' ? await freePort() : 0;

  const open = async (): Promise<{ store: Store; app: SlackApp }> => {
    const embedded = createEmbeddedStore(folder);
    const store = options.wrapStore?.(embedded) ?? embedded;
    const started = createSlackApp({
      config: {
        botToken: options.botToken ?? slack.botToken,
        transport:
          transport === 'http'
            ? { kind: 'http', signingSecret: slack.signingSecret, port }
            : { kind: 'socket', appToken: options.appToken ?? slack.appToken },
        apiUrl: slack.apiUrl,
      },
      channels: options.channels ?? [],
      ...(options.modeChangers !== undefined && { modeChangers: options.modeChangers }),
      escalationGroup: options.escalationGroup,
      org: options.org && {
        ...options.org,
        channels: options.org.channels.map((name) => slack.channelId(name)),
      },
      store,
      log,
      knowledge: () => options.knowledge ?? KNOWLEDGE,
      check: options.check ?? fakeCheck,
      ...(options.telemetry !== undefined && { telemetry: options.telemetry }),
    });
    try {
      await started.start();
    } catch (error) {
      await store.close();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    return { store, app: started };
  };

  const first = await open();
  const eventsUrl = `http://127.0.0.1:${port}/slack/events`;
  if (transport === 'http') slack.deliverTo(eventsUrl);
  const harness: Harness = {
    slack,
    channel: slack.channelId('api-support'),
    eventsUrl,
    folder,
    ...first,
    logs: () => lines.join(''),
    async restart() {
      await harness.app.stop(2000);
      await harness.store.close();
      Object.assign(harness, await open());
    },
    async settle() {
      const isQuiet = async (): Promise<boolean> =>
        slack.deliveries().every((delivery) => delivery.outcome !== 'pending') &&
        (await harness.store.countWork()) === 0;
      for (let round = 0, quiet = 0; quiet < 3; round += 1) {
        if (round > 30_000) throw new Error('it does not come to rest');
        await new Promise((resolve) => setTimeout(resolve, 10));
        quiet = (await isQuiet()) ? quiet + 1 : 0;
      }
    },
    async stop() {
      await harness.app.stop(2000);
      await harness.store.close();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return harness;
}

/** A validator of few words: `bad` is a payload with problems, `good` one without, `error` a failing call alone. */
export function fakeCheck(text: string): Report {
  const bads = text.match(/\bbad\d?/g) ?? [];
  if (bads.length > 0) {
    const diagnostics = bads.map((word, index) =>
      diagnostic({
        code: `rule/${word}`,
        pointer: `/${index}`,
        message: `\`${text}\` is wrong.`,
        cause: `The word ${word} is wrong.`,
        change: `write good for ${word}.`,
      }),
    );
    return report({ checks: [check({ diagnostics })] });
  }
  if (/\bgood\b/.test(text)) {
    const clean = check({
      shape: 'published',
      diagnostics: [],
      corrected: null,
      alternatives: [],
      placeholders: [],
      gaps: { corrected: [], published: [] },
      notes: [],
    });
    return report({ respond: false, reason: 'All well.', checks: [clean] });
  }
  return report({ respond: false, reason: 'No call payload.', operation: null, status: null, checks: [] });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}
