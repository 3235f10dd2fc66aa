import { z } from 'zod';
import { port, setting } from './setting.ts';

/** Health and telemetry. */
export const OPERATIONS_SETTINGS = {
  CALLCHECK_OPS_PORT: setting(port.optional(), {
    what: 'the port for `/healthz`, `/readyz` and `/metrics` in Socket Mode',
    unset: 'they are not served',
    only: ['slack'],
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(z.url('must be a URL such as https://otlp.example:4318').optional(), {
    what: "where metrics and traces are sent over OTLP; OpenTelemetry's other variables have their usual effect",
    unset: 'they are not sent',
    only: ['slack'],
  }),
  CALLCHECK_WORKSPACE_PORT: setting(port.optional(), {
    what: "the port of the local workspace's page",
    unset: '`4390`, or the next free one',
    only: ['local'],
  }),
};
