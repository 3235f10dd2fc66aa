import { port, setting } from './setting.ts';

/** What operators look at. */
export const OPERATIONS_SETTINGS = {
  CALLCHECK_OPS_PORT: setting(port.optional(), {
    what: 'the port for `/healthz` and `/readyz` in Socket Mode',
    unset: 'they are not served',
  }),
  CALLCHECK_WORKSPACE_PORT: setting(port.optional(), {
    what: "the port of the local workspace's page",
    unset: '`4390`, or the next free one',
  }),
};
