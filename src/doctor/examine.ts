import { basename } from 'node:path';
import type { TransportConfig } from '../config.ts';
import {
  type Config,
  ConfigError,
  type ConfigFault,
  listIdle,
  listUnknown,
  loadConfig,
  type SlackConfig,
} from '../config.ts';
import { describeFault } from '../knowledge/fault.ts';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';
import { readManifest } from '../slack/manifest.ts';
import { goThroughProxy } from '../slack/post/proxy.ts';
import { askSlack, type SlackDoor } from './ask-slack.ts';
import { checkBotToken } from './check-bot-token.ts';
import { checkGenesys } from './check-genesys.ts';
import { checkInstallations } from './check-installations.ts';
import { checkChannels, checkGroup } from './check-places.ts';
import { checkProxy } from './check-proxy.ts';
import { checkState } from './check-state.ts';
import { checkNode, checkPorts, checkTelemetry } from './check-surroundings.ts';
import { fault, ok, type SetUpFinding, warning } from './finding.ts';

export interface Examination {
  readonly knowledge: string;
  /** The process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly nodeVersion?: string;
  readonly now?: () => number;
}

/** Checks everything that callcheck needs with these settings, in a fixed order. Changes nothing. */
export async function examine(examination: Examination): Promise<SetUpFinding[]> {
  const { findings, config } = checkSettings(examination.environment);
  // Telemetry doesn't go through the proxy, so it is checked first.
  const collector = config === undefined ? [] : await lookAtCollector(config);
  const proxy = config?.slack?.proxy;
  const restore = proxy === undefined ? undefined : goThroughProxy(proxy);
  const rest = await Promise.all([
    checkNode(examination.nodeVersion ?? process.versions.node),
    findings,
    checkKnowledge(examination.knowledge),
    ...(config === undefined ? [] : lookAround(config, examination.now ?? Date.now)),
  ]);
  restore?.();
  return [...rest.flat(), ...collector];
}

function lookAround(config: Config, now: () => number): Promise<SetUpFinding | SetUpFinding[]>[] {
  const { slack } = config;
  return [
    checkState(config),
    checkPorts(config),
    ...(slack?.proxy === undefined ? [] : [checkProxy(slack.proxy, slack.apiUrl)]),
    ...(slack === null ? [] : [checkSlack(config, slack, now)]),
    ...(config.genesys === undefined ? [] : [checkGenesys(config.genesys)]),
  ];
}

/** The local workspace sends nothing. */
async function lookAtCollector({ slack, telemetryEndpoint }: Config): Promise<SetUpFinding[]> {
  return slack === null || telemetryEndpoint === undefined ? [] : [await checkTelemetry(telemetryEndpoint)];
}

function checkSettings(environment: Examination['environment']): {
  findings: SetUpFinding[];
  config?: Config;
} {
  const unknown = listUnknown(environment).map((words) => warning('settings', words, 'correct or remove it'));
  try {
    const config = loadConfig(environment);
    const found = ok('settings', config.slack === null ? 'none for Slack: the local workspace' : 'complete');
    const idle = listIdle(config, environment).map((words) =>
      warning('settings', words, 'remove it, or set up what it is for'),
    );
    return { findings: [found, ...unknown, ...idle], config };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { findings: [...error.faults.map(tellSetting), ...unknown] };
  }
}

/** The text before the first semicolon says what is wrong, the rest what to do. */
function tellSetting({ name, message }: ConfigFault): SetUpFinding {
  const [what = '', ...remedy] = message.split('; ');
  return fault('settings', `${name} ${what}`, remedy.length === 0 ? `correct ${name}` : remedy.join('; '));
}

async function checkKnowledge(folder: string): Promise<SetUpFinding[]> {
  const { knowledge, faults } = await loadKnowledge(folder);
  if (knowledge !== undefined) return [ok('knowledge', `sound, version ${knowledge.version}`)];
  return faults.map((each) =>
    fault('knowledge', `${basename(folder)}/${describeFault(each)}`, 'correct the file'),
  );
}

async function checkSlack(config: Config, slack: SlackConfig, now: () => number): Promise<SetUpFinding[]> {
  const { apiUrl, transport } = slack;
  const deliveries = checkTransport(transport, { apiUrl, now });
  if (slack.botToken === undefined) {
    const installations = await checkInstallations(config, slack.install, { apiUrl, now });
    return [...installations, await deliveries];
  }
  const door = { apiUrl, now, token: slack.botToken };
  const { findings, isUsable } = await checkBotToken(door, await readManifest());
  const places = isUsable
    ? await Promise.all([
        checkChannels(door, config.channels),
        ...groupsOf(config).map(([id, variable]) => checkGroup(door, id, variable)),
      ])
    : [];
  return [...findings, await deliveries, ...places.flat()];
}

function groupsOf({ escalationGroup, modeChangers }: Config): (readonly [id: string, variable: string])[] {
  return [
    ...(escalationGroup === undefined ? [] : [[escalationGroup, 'CALLCHECK_ESCALATION_GROUP'] as const]),
    ...(modeChangers.kind === 'group' ? [[modeChangers.group, 'CALLCHECK_MODE_CHANGERS'] as const] : []),
  ];
}

const CHECK = 'app token';
const PLACE = 'Basic Information, App-Level Tokens';

/** How deliveries come: Socket Mode is tried, HTTP can only be tried by Slack. */
async function checkTransport(
  transport: TransportConfig,
  { apiUrl, now }: Omit<SlackDoor, 'token'>,
): Promise<SetUpFinding> {
  if (transport.kind === 'http') {
    return ok('signing secret', 'set; whether it is the right one shows with the first request');
  }
  const answer = await askSlack({ apiUrl, now, token: transport.appToken }, 'apps.connections.open');
  if (answer.kind === 'answer') return ok(CHECK, 'opens Socket Mode');
  if (answer.kind === 'unreachable') {
    return fault(CHECK, `Slack cannot be reached (${answer.why})`, 'check the network and the proxy');
  }
  return answer.word === 'missing_scope'
    ? fault(CHECK, 'lacks the scope connections:write', `generate one that has it under ${PLACE}`)
    : fault(CHECK, `Slack refuses it (${answer.word})`, `copy SLACK_APP_TOKEN again from ${PLACE}`);
}
