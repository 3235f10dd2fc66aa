import { createServer } from 'node:http';
import type { Config } from '../config.ts';
import { nameFault } from './ask-slack.ts';
import { fault, ok, type SetUpFinding, warning } from './finding.ts';

const NEEDED_NODE = 24;
const PATIENCE_MS = 5000;
/** Our own programs on this machine answer at once. */
const OURS_ANSWERS_MS = 1000;

export function checkNode(version: string): SetUpFinding {
  if (Number(version.split('.')[0]) >= NEEDED_NODE) return ok('node', version);
  return fault(
    'node',
    `${version} is too old`,
    `start with Node ${NEEDED_NODE} or newer; \`npm ci\` brings one`,
  );
}

/** The ports that callcheck listens on, each with its variable. */
export async function checkPorts({ slack, opsPort, workspacePort }: Config): Promise<SetUpFinding[]> {
  const ports: [string, number | undefined][] =
    slack === null
      ? [['CALLCHECK_WORKSPACE_PORT', workspacePort]]
      : [
          ['PORT', slack.transport.kind === 'http' ? slack.transport.port : slack.install?.port],
          ['CALLCHECK_OPS_PORT', opsPort],
        ];
  const wanted = ports.flatMap(([variable, port]) => (port === undefined ? [] : [{ variable, port }]));
  return await Promise.all(wanted.map(({ variable, port }) => checkPort(variable, port)));
}

async function checkPort(variable: string, port: number): Promise<SetUpFinding> {
  const code = await tryToListen(port);
  if (code === undefined) return ok('port', `${port} of ${variable} is free`);
  if (code !== 'EADDRINUSE') {
    return fault(
      'port',
      `${port} of ${variable} cannot be listened on (${code})`,
      `set ${variable} to another`,
    );
  }
  return (await isOurs(port))
    ? ok('port', `${port} of ${variable} is in use by callcheck itself`)
    : fault('port', `${port} of ${variable} is taken by another program`, `set ${variable} to a free one`);
}

/** Undefined if it worked, otherwise the system's error code. */
async function tryToListen(port: number): Promise<string | undefined> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    server.listen(port, () => server.close(() => resolve(undefined)));
  });
}

/** A running callcheck is recognized by the text of its health check, or by the title of its local workspace. */
async function isOurs(port: number): Promise<boolean> {
  const [health, page] = await Promise.all([fetchText(port, '/healthz'), fetchText(port, '/')]);
  return health === 'ok\n' || /<title>[^<]*callcheck/.test(page);
}

async function fetchText(port: number, path: string): Promise<string> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      signal: AbortSignal.timeout(OURS_ANSWERS_MS),
    });
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}

/** Any answer of the collector counts, even an error about the missing data. */
export async function checkTelemetry(endpoint: string): Promise<SetUpFinding> {
  try {
    const response = await fetch(endpoint, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return ok('telemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT answers');
  } catch (error) {
    return warning(
      'telemetry',
      `OTEL_EXPORTER_OTLP_ENDPOINT cannot be reached (${nameFault(error)})`,
      'start the collector, or correct the address; callcheck works without',
    );
  }
}
