import { afterEach, describe, expect, test, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createOpenTelemetry, type RunningTelemetry } from '../../src/ops/telemetry/open-telemetry.ts';
import { checkText } from '../../src/validator/index.ts';
import { type Harness, startHarness } from '../slack/harness.ts';
import { knowledge } from '../support/knowledge.ts';
import { type OtlpReceiver, startOtlpReceiver } from './otlp-receiver.ts';

const STORY = `POST /api/v2/conversations/calls 400 on agent proxy address
{ "from": { "address": "+12065550142", "type": "agent" }, "to": [{ "address": "+15550101", "type": "phone" }] }
Returns 400 Bad Request.`;

let receiver: OtlpReceiver | undefined;
let telemetry: RunningTelemetry | undefined;
let harness: Harness | undefined;

afterEach(async () => {
  await harness?.stop();
  await telemetry?.stop(100);
  await receiver?.stop();
  [harness, telemetry, receiver] = [undefined, undefined, undefined];
  vi.unstubAllEnvs();
});

/** Telemetry that sends to this address; what it logs is collected. */
async function send(url: string, transport: 'socket' | 'http' = 'socket') {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', url);
  const lines: string[] = [];
  const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  telemetry = await createOpenTelemetry({ version: '9.8.7', transport, sends: true, log });
  telemetry.knowledgeLoaded(knowledge);
  return { telemetry, lines };
}

describe.each(['socket', 'http'] as const)('a story over %s', (transport) => {
  test('arrives as counts and as one trace from the delivery to the post', async () => {
    receiver = await startOtlpReceiver();
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'api-key=of-nobody');
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=trial');
    const sending = await send(receiver.url, transport);
    harness = await startHarness({
      transport,
      knowledge,
      check: checkText,
      telemetry: sending.telemetry,
    });
    harness.slack.post({ channel: harness.channel, text: STORY });
    await harness.settle();
    await sending.telemetry.stop(5000);

    const diagnosis = receiver
      .points()
      .find(({ attributes }) => attributes.code === 'rule/type-address-mismatch');
    expect(diagnosis).toMatchObject({
      name: 'callcheck_diagnoses_total',
      value: 1,
      attributes: { from_type: 'agent', address_form: 'e164', shape: 'from-to', severity: 'error' },
    });
    expect(receiver.points()).toContainEqual(
      expect.objectContaining({
        name: 'callcheck_deliveries_total',
        attributes: { transport, fate: 'taken' },
      }),
    );
    expect(receiver.resource()).toMatchObject({
      'service.name': 'callcheck',
      'service.version': '9.8.7',
      'deployment.environment.name': 'trial',
    });
    expect(receiver.headers().every((headers) => headers['api-key'] === 'of-nobody')).toBe(true);

    const spans = receiver.spans();
    const work = spans.find(
      ({ name, attributes }) => name === 'work' && attributes['callcheck.job'] === 'check',
    );
    const ofDelivery = spans.filter(({ trace }) => trace === work?.trace);
    const named = (name: string) => ofDelivery.filter((span) => span.name === name);
    const [takeIn] = named('take in');
    expect(takeIn?.parent).toBe('');
    expect(work?.parent).toBe(takeIn?.id);
    expect(named('wait in the queue').map(({ parent }) => parent)).toEqual([takeIn?.id]);
    expect(named('check')[0]).toMatchObject({
      parent: work?.id,
      attributes: { 'callcheck.operation': 'POST /api/v2/conversations/calls' },
    });
    const [post] = named('post');
    expect(post?.parent).toBe(work?.id);
    expect(named('slack chat.postMessage').map(({ parent }) => parent)).toEqual([post?.id]);
    expect(ofDelivery.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
    expect(spans.find(({ name }) => name === 'slack auth.test')?.trace).not.toBe(work?.trace);
  });
});

test('a call that Slack refuses is told by its word', async () => {
  receiver = await startOtlpReceiver();
  const sending = await send(receiver.url);
  sending.telemetry.steps.take('slack', (note) => note({ method: 'chat.postMessage', error: 'is_archived' }));
  await sending.telemetry.stop(5000);
  expect(receiver.spans()).toMatchObject([
    { name: 'slack chat.postMessage', attributes: { 'error.type': 'is_archived' } },
  ]);
});

describe('without anybody who takes it', () => {
  /** Nobody listens on port 1. */
  const NOWHERE = 'http://127.0.0.1:1';

  test('answers go out all the same, and one line for each signal says so', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '50');
    vi.stubEnv('OTEL_METRIC_EXPORT_INTERVAL', '60');
    const { telemetry: sending, lines } = await send(NOWHERE);
    harness = await startHarness({ knowledge, check: checkText, telemetry: sending });
    for (let index = 0; index < 5; index += 1) {
      const ts = harness.slack.post({ channel: harness.channel, text: STORY });
      await harness.settle();
      expect(harness.slack.thread(harness.channel, ts)).toHaveLength(2);
    }
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(0), 10_000);
    await sending.stop(5000);
    const signals = lines.map((line): unknown => JSON.parse(line).signal);
    expect([...signals].sort()).toEqual(['metrics', 'traces']);
  });

  test('a bounded number of steps waits, and the stop does not', async () => {
    const { telemetry: sending } = await send(NOWHERE);
    for (let index = 0; index < 20_000; index += 1) sending.steps.take('check', () => undefined);
    const stopped = sending.stop(50);
    await expect(stopped).resolves.toBeUndefined();
  });
});

test('settings of OpenTelemetry that turn a signal off are kept', async () => {
  receiver = await startOtlpReceiver();
  vi.stubEnv('OTEL_TRACES_EXPORTER', 'none');
  const { telemetry: sending } = await send(receiver.url);
  sending.steps.take('check', () => undefined);
  sending.checked(0.001);
  await sending.stop(5000);
  expect(receiver.spans()).toEqual([]);
  expect(receiver.points().some(({ name }) => name === 'callcheck_check_duration_seconds')).toBe(true);
});

test('another protocol is not spoken, and that is said', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc');
  receiver = await startOtlpReceiver();
  const { lines } = await send(receiver.url);
  expect(lines.join('')).toContain('OTEL_EXPORTER_OTLP_PROTOCOL');
});
