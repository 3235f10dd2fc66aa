import { App } from '@slack/bolt';
import type { ModeChangers, SlackConfig } from '../config.ts';
import { describeError, type Log } from '../log.ts';
import type { HealthDoor, Route } from '../ops/health.ts';
import { NO_TELEMETRY, type Telemetry } from '../ops/telemetry/telemetry.ts';
import type { Store } from '../store/store.ts';
import type { Outcome } from '../store/work-queue.ts';
import type { Knowledge, Report } from '../validator/index.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { explainStart } from './explain-start.ts';
import { createInstall } from './install/install.ts';
import { createOneWorkspace } from './install/one-workspace.ts';
import type { Installed } from './install/workspaces.ts';
import { registerListeners } from './listeners/index.ts';
import { createBareMessages } from './post/bare-messages.ts';
import { clientOptions } from './post/client.ts';
import { createFaultLog } from './post/fault-log.ts';
import { createPacer, type Pause } from './post/pacer.ts';
import { classifyFault, saysTakenAway } from './post/slack-fault.ts';
import { holdAcks } from './receive/acknowledge-after-storing.ts';
import { admitOwn, appIdOf } from './receive/admit.ts';
import { createAuthorize } from './receive/authorize.ts';
import { reportFailures } from './receive/listener-failures.ts';
import { observeDeliveries } from './receive/observe-deliveries.ts';
import { createTransport } from './receive/transport.ts';
import { abandon, answer } from './work/answer.ts';
import type { Attempt } from './work/attempt.ts';
import { createThreadCheck, LONGEST_HERE } from './work/check-in-thread.ts';
import { checkOnce } from './work/check-once.ts';
import type { AnswerDeps, AppDeps } from './work/deps.ts';
import { forgetLateWrites } from './work/forget-late-writes.ts';
import type { Job } from './work/job.ts';
import type { OrgAccess } from './work/look-up.ts';
import { createRecentMessages } from './work/recent-messages.ts';
import { type CheckText, timeChecks } from './work/timed-check.ts';
import { createWorker } from './work/worker.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface SlackAppOptions {
  readonly config: SlackConfig;
  readonly channels: readonly string[];
  /** Who may change modes; everybody unless set. */
  readonly modeChangers?: ModeChangers;
  readonly store: Store;
  readonly log: Log;
  readonly knowledge: () => Knowledge;
  /** Checks a text at once. */
  readonly check: (text: string, knowledge: Knowledge) => Report;
  /** Off unless set. */
  readonly telemetry?: Telemetry;
  /** Served beside Slack's requests in HTTP mode. */
  readonly routes?: readonly Route[];
  /** The port of HTTP mode, where it is listened on before the start. */
  readonly door?: HealthDoor | undefined;
  /** The user group that "Still stuck" calls. */
  readonly escalationGroup?: string | undefined;
  /** Where IDs and numbers are looked up. */
  readonly org?: OrgAccess | undefined;
  readonly now?: () => number;
}

export interface SlackApp {
  /**
   * Checks the token, connects or listens, and takes up the work that was left. Rejects when a token is refused, and with
   * an AwayError where Slack is away: then it can be called again.
   */
  start(): Promise<void>;
  /** Takes nothing more, finishes what is in hand, and disconnects. */
  stop(deadlineMs: number): Promise<void>;
  /** Whether events reach the app now. */
  isConnected(): boolean;
}

/** The app on Slack: the same on both transports, for one workspace or many, and against the local workspace. */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const { config, store, log, routes = [], telemetry = NO_TELEMETRY } = options;
  const { apiUrl } = config;
  const now = options.now ?? Date.now;
  const { workspaces, routes: installRoutes } =
    config.install === undefined
      ? { workspaces: createOneWorkspace(config.botToken, { apiUrl, log, store, telemetry }), routes: [] }
      : createInstall(config.install, { apiUrl, log, store, telemetry, now });
  const transport = createTransport({ config, log, telemetry, routes, installRoutes, door: options.door });
  const app = new App({
    authorize: createAuthorize(workspaces, store),
    receiver: transport.receiver,
    logger: createBoltLogger(log),
    clientOptions: clientOptions(apiUrl, telemetry),
    deferInitialization: true,
    convoStore: false,
  });
  const faults = createFaultLog();
  const isForMany = config.install !== undefined;
  const pacer = createPacer({
    budgets: store,
    isNewApp: isForMany,
    paused(pause) {
      tellPause(pause, log);
      faults.notePause(pause, now());
    },
  });
  const deps: AppDeps = {
    workspaces,
    apiUrl,
    isForMany,
    pacer,
    bareMessages: createBareMessages(pacer),
    store,
    log,
    telemetry,
    knowledge: options.knowledge,
    check: checkOnce(timeChecks(checkWhere(options.check), telemetry)),
    escalationGroup: options.escalationGroup,
    org: options.org,
    recentMessages: createRecentMessages(),
    channels: options.channels,
    modeChangers: options.modeChangers ?? { kind: 'members' },
    faults,
    now,
  };
  const worker = createWorker({
    queue: store,
    handle: (job, attempt) => handle(job, attempt, deps),
    abandon: (job, error) => giveUp(job, error, deps),
    delayed: (job, error) => deps.faults.noteDelay(error, job.source, now()),
    pacer,
    log,
    telemetry,
    now,
  });
  reportFailures(app, log);
  forgetLateWrites(app, deps);
  registerListeners(app, deps);
  holdAcks(app, log, (team) => deps.faults.noteDropped(team, now()));
  const appId = config.transport.kind === 'socket' ? appIdOf(config.transport.appToken) : undefined;
  admitOwn(app, { log, appId, apiUrl });
  observeDeliveries(app, telemetry);
  let looks: NodeJS.Timeout | undefined;
  const lookForGone = (): void => {
    forgetGone(() => workspaces.leaveAllGone(), deps).catch((error: unknown) =>
      log.warn(describeError(error), 'the installations could not be looked through'),
    );
  };
  return {
    isConnected: transport.isConnected,
    async start() {
      await app.init();
      await workspaces.start().catch((error: unknown) => {
        throw explainStart(error, 'SLACK_BOT_TOKEN');
      });
      await transport.start().catch((error: unknown) => {
        throw explainStart(error, 'SLACK_APP_TOKEN');
      });
      worker.start();
      lookForGone();
      looks = setInterval(lookForGone, DAY_MS).unref();
    },
    async stop(deadlineMs) {
      clearInterval(looks);
      await transport
        .stop()
        .catch((error: unknown) => log.warn(describeError(error), 'the transport did not stop'));
      await worker.stop(deadlineMs);
    },
  };
}

/** Long texts are checked where they keep nothing else waiting. */
function checkWhere(check: SlackAppOptions['check']): CheckText {
  const inThread = createThreadCheck();
  return async (text, knowledge) =>
    text.length > LONGEST_HERE ? await inThread(text, knowledge) : check(text, knowledge);
}

/** Does a job with the token of its workspace. */
async function handle(job: Job, attempt: Attempt, deps: AppDeps): Promise<Outcome> {
  try {
    const here = await answerDeps(job, deps);
    if (here !== undefined) return await answer(job, attempt, here);
  } catch (error) {
    const again = await afterRefusal(job, error, deps);
    if (again === undefined) throw error;
    if (again !== 'gone') return await answer(job, attempt, again);
  }
  deps.log.warn(
    { job: job.kind, team: job.source.team },
    'work was dropped: the app is not installed in its workspace',
  );
  return {};
}

/**
 * What follows a refused token: another try at once with a token that was renewed meanwhile, or nothing where the app was
 * taken away. Undefined for any other error.
 */
async function afterRefusal(
  job: Job,
  error: unknown,
  deps: AppDeps,
): Promise<AnswerDeps | 'gone' | undefined> {
  const fault = classifyFault(error);
  const word = fault?.kind === 'later' ? fault.error : '';
  if (word === 'token_expired') return await answerDeps(job, deps);
  if (!saysTakenAway(word)) return undefined;
  return (await forgetGone(() => deps.workspaces.leaveIfGone(installedIn(job)), deps)) ? 'gone' : undefined;
}

/** Forgets workspaces whose notice never came. */
async function forgetGone(
  leave: () => Promise<readonly string[]>,
  { faults, log }: AppDeps,
): Promise<boolean> {
  const teams = await leave();
  for (const team of teams) faults.forget(team);
  if (teams.length > 0)
    log.info({ teams }, 'the app was taken away without a notice: everything of it is deleted');
  return teams.length > 0;
}

/** Slack limits the app: once for each pause, with what it asked for. */
function tellPause({ method, team, channel, askedMs, afterMs }: Pause, log: Log): void {
  const seconds = Math.ceil(afterMs / 1000);
  log.warn({ method, team, channel, asked: askedMs / 1000, seconds }, 'Slack limits the rate of calls');
}

async function giveUp(job: Job, error: unknown, deps: AppDeps): Promise<void> {
  deps.faults.note(error, job.source, deps.now());
  try {
    const here = await answerDeps(job, deps);
    if (here !== undefined) await abandon(job, here);
  } catch (fault) {
    deps.log.warn(describeError(fault), 'a message could not be marked as unanswered');
  }
}

const installedIn = ({ source, installed = { team: source.team, isOrg: false } }: Job): Installed =>
  installed;

async function answerDeps(job: Job, deps: AppDeps): Promise<AnswerDeps | undefined> {
  const workspace = await deps.workspaces.find(installedIn(job));
  if (workspace === undefined) return undefined;
  const { client, token } = workspace;
  return { ...deps, client, files: { token, apiUrl: deps.apiUrl } };
}
