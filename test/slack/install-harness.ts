import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { InstallConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import { readManifest } from '../../src/slack/manifest.ts';
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import type { Store } from '../../src/store/store.ts';
import {
  createSlackEmulator,
  type EmulatorWorkspace,
  type SlackEmulator,
} from '../../src/workspace/emulator/emulator.ts';
import { freePort } from '../support/run-app.ts';
import { type Browser, createBrowser } from './browser.ts';
import { fakeCheck, type TransportKind } from './harness.ts';
import { KNOWLEDGE } from './sample-knowledge.ts';

export const KEYS = [Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.alloc(32, 3)] as const;

/** The app for many workspaces, against a Slack with two of them and an organization with two more. */
export interface InstallHarness {
  readonly slack: SlackEmulator;
  readonly other: EmulatorWorkspace;
  readonly orgId: string;
  readonly inOrg: readonly [EmulatorWorkspace, EmulatorWorkspace];
  /** Where the app is served. */
  readonly base: string;
  readonly browser: Browser;
  store: Store;
  app: SlackApp;
  logs(): string;
  /** How many lines of the log hold this. */
  countLines(words: string): number;
  /** Stops the app and starts another on the same state, perhaps with other settings. */
  restart(over?: Partial<InstallConfig>): Promise<void>;
  settle(): Promise<void>;
  /** A copy of the state as it is now, which can be read. */
  copyState(): string;
  /** Whether any file of the state holds the text. */
  holds(text: string): boolean;
  stop(): Promise<void>;
}

export async function startInstallHarness(
  options: {
    readonly transport?: TransportKind;
    readonly install?: Partial<InstallConfig>;
    /** How long Slack waits for an acknowledgement. */
    readonly ackTimeoutMs?: number;
  } = {},
): Promise<InstallHarness> {
  const folder = mkdtempSync(join(tmpdir(), 'callcheck-install-'));
  const { optionalScopes: _, ...manifest } = await readManifest();
  const slack = await createSlackEmulator({
    app: manifest,
    installed: false,
    retryDelaysMs: [20, 40, 80],
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
  });
  const other = slack.addWorkspace({ name: 'Fernhill' });
  const orgId = slack.addOrg('Moorgate');
  const inOrg = [
    slack.addWorkspace({ name: 'Moor-One', org: orgId }),
    slack.addWorkspace({ name: 'Moor-Two', org: orgId }),
  ] as const;
  const all = [slack, other, ...inOrg];
  const lines: string[] = [];
  const log = createLog({
    level: 'trace',
    destination: new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(...chunk.toString().split('\n'));
        done();
      },
    }),
  });
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  slack.setRedirectUrls([`${base}/slack/oauth_redirect`]);
  const config: InstallConfig = {
    clientId: slack.clientId,
    clientSecret: slack.clientSecret,
    stateSecret: 'an-invented-state-secret',
    encryptionKeys: [KEYS[0]],
    port,
    ...options.install,
  };
  const open = async (over: Partial<InstallConfig> = {}): Promise<{ store: Store; app: SlackApp }> => {
    const store = createEmbeddedStore(folder);
    const app = createSlackApp({
      config: {
        install: { ...config, ...over },
        transport:
          options.transport === 'http'
            ? { kind: 'http', signingSecret: slack.signingSecret, port }
            : { kind: 'socket', appToken: slack.appToken },
        apiUrl: slack.apiUrl,
      },
      channels: [],
      store,
      log,
      knowledge: () => KNOWLEDGE,
      check: fakeCheck,
    });
    await app.start();
    return { store, app };
  };
  if (options.transport === 'http') slack.deliverTo(`${base}/slack/events`);
  const harness: InstallHarness = {
    slack,
    other,
    orgId,
    inOrg,
    base,
    browser: createBrowser(base),
    ...(await open()),
    logs: () => lines.join('\n'),
    countLines: (words) => lines.filter((line) => line.includes(words)).length,
    async restart(over) {
      await harness.app.stop(2000);
      await harness.store.close();
      Object.assign(harness, await open(over));
    },
    async settle() {
      const isQuiet = async (): Promise<boolean> =>
        all.every((each) => each.undelivered() === 0) && (await harness.store.countWork()) === 0;
      for (let round = 0, quiet = 0; quiet < 3; round += 1) {
        if (round > 1000) throw new Error('it does not come to rest');
        await new Promise((resolve) => setTimeout(resolve, 10));
        quiet = (await isQuiet()) ? quiet + 1 : 0;
      }
    },
    copyState() {
      const copy = mkdtempSync(join(folder, 'copy-'));
      for (const name of readdirSync(folder).filter((each) => each.startsWith('callcheck.db')))
        copyFileSync(join(folder, name), join(copy, name));
      return join(copy, 'callcheck.db');
    },
    holds: (text) =>
      readdirSync(folder).some(
        (name) => name.startsWith('callcheck.db') && readFileSync(join(folder, name)).includes(text),
      ),
    async stop() {
      await harness.app.stop(2000);
      await harness.store.close();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return harness;
}
