import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@slack/bolt';
import {
  type CallbackOptions,
  ClearStateStore,
  defaultCallbackSuccess,
  InstallProvider,
  InvalidStateError,
  type StateStore,
} from '@slack/oauth';
import type { InstallConfig } from '../../config.ts';
import { describeError, type Log } from '../../log.ts';
import type { Route } from '../../ops/health.ts';
import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import type { Store } from '../../store/store.ts';
import { createBoltLogger } from '../bolt-logger.ts';
import { readManifest } from '../manifest.ts';
import { clientOptions } from '../post/client.ts';
import { createInstalledWorkspaces } from './installed-workspaces.ts';
import { guardPage, showFailure } from './pages.ts';
import { createSeal } from './seal.ts';
import { createSealedInstallations } from './sealed-installations.ts';
import type { Workspaces } from './workspaces.ts';

const INSTALL_PATH = '/slack/install';
const REDIRECT_PATH = '/slack/oauth_redirect';

export interface InstallOptions {
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly store: Store;
  readonly telemetry: Telemetry;
  readonly now: () => number;
}

/** Serving every workspace that installs the app: the pages for that, and the workspaces themselves. */
export function createInstall(
  config: InstallConfig,
  options: InstallOptions,
): { readonly workspaces: Workspaces; readonly routes: readonly Route[] } {
  const { apiUrl, log, store, telemetry } = options;
  const seal = createSeal(config.encryptionKeys);
  const installations = createSealedInstallations(store, seal, options);
  const common = {
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    stateStore: createOneTimeStates(config.stateSecret),
    stateCookieExpirationSeconds: STATE_SECONDS,
    clientOptions: clientOptions(apiUrl, telemetry),
    logger: withoutErrors(createBoltLogger(log)),
    // Slack's pages stand beside its Web API, also where that is another Slack.
    ...(apiUrl !== undefined && { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
  };
  const installer = new InstallProvider({ ...common, installationStore: installations.fresh });
  const renewer = new InstallProvider({ ...common, installationStore: installations.renewed });
  return {
    workspaces: createInstalledWorkspaces({ renewer, installations, store, apiUrl, log, telemetry }),
    routes: routesOf(installer, config, log),
  };
}

function routesOf(installer: InstallProvider, { publicUrl }: InstallConfig, log: Log): Route[] {
  const redirectUri = publicUrl === undefined ? undefined : new URL(REDIRECT_PATH, publicUrl).href;
  const callbacks = callbackOptions(log);
  const page = (
    path: string,
    show: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ) => ({
    path,
    method: 'GET',
    handler(request: IncomingMessage, response: ServerResponse): void {
      guardPage(response);
      show(request, response).catch((error: unknown) => {
        log.error(describeError(error), 'a page of the installation failed');
        showFailure(error instanceof Error ? error : new Error('failed'), response);
      });
    },
  });
  return [
    page(INSTALL_PATH, async (request, response) => {
      const { scopes } = await readManifest();
      const urlOptions = { scopes: [...scopes], ...(redirectUri !== undefined && { redirectUri }) };
      await installer.handleInstallPath(request, response, {}, urlOptions);
    }),
    page(REDIRECT_PATH, (request, response) => installer.handleCallback(request, response, callbacks)),
  ];
}

function callbackOptions(log: Log): CallbackOptions {
  return {
    success(installation, options, request, response) {
      const { team, enterprise, isEnterpriseInstall } = installation;
      log.info({ team: team?.id, enterprise: enterprise?.id, isOrg: isEnterpriseInstall }, 'installed');
      defaultCallbackSuccess(installation, options, request, response);
    },
    failure(error, _options, _request, response) {
      log.warn(describeError(error), 'an installation was not completed');
      showFailure(error, response);
    },
  };
}

/** The reason why an installation failed is logged once, where it is shown to the person. */
function withoutErrors(logger: Logger): Logger {
  return {
    ...logger,
    error(...messages) {
      if (!(messages[0] instanceof Error)) logger.error(...messages);
    },
  };
}

/** How long somebody may take from /slack/install back to us. */
const STATE_SECONDS = 600;

/** Signed states that are good for ten minutes and for one installation. */
function createOneTimeStates(secret: string): StateStore {
  const signed = new ClearStateStore(secret, STATE_SECONDS);
  const used = new Map<string, number>();
  return {
    generateStateParam: (options, now) => signed.generateStateParam(options, now),
    async verifyStateParam(now, state) {
      const options = await signed.verifyStateParam(now, state);
      const since = now.getTime() - STATE_SECONDS * 1000;
      for (const [each, at] of used) if (at < since) used.delete(each);
      if (used.has(state)) throw new InvalidStateError('The state value was used before');
      used.set(state, now.getTime());
      return options;
    },
  };
}
