import { afterEach, describe, expect, test } from 'vitest';
import { METRICS, type Metric } from '../../src/ops/telemetry/metrics.ts';
import type { Telemetry } from '../../src/ops/telemetry/telemetry.ts';
import { createVocabulary } from '../../src/ops/telemetry/vocabulary.ts';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { readSamples, sumOf, type Watched, watch } from './telemetry-fixture.ts';

const LIST: readonly Metric[] = Object.values(METRICS);

const STORY = `POST /api/v2/conversations/calls 400 on agent proxy address
{ "from": { "address": "+12065550142", "type": "agent" }, "to": [{ "address": "+15550101", "type": "phone" }] }
Returns 400 Bad Request.`;

let watched: Watched;

afterEach(async () => {
  await watched.stop();
});

function diagnose(telemetry: Telemetry, text: string): void {
  const report = checkText(text, knowledge);
  telemetry.diagnosed(report);
  telemetry.replied(report, 'reply', 0.4);
}

/** Everything that can happen, once. */
async function useAll(telemetry: Telemetry): Promise<void> {
  telemetry.knowledgeLoaded(knowledge);
  telemetry.knowledgeRefused();
  telemetry.delivered('taken');
  telemetry.checked(0.002);
  diagnose(telemetry, STORY);
  telemetry.slackCalled({ method: 'chat.postMessage', seconds: 0.2, error: 'channel_not_found' });
  telemetry.workPutOff('check', 'rate-limit');
  telemetry.workGivenUp('check', 'ours');
  telemetry.rated('helpful');
  telemetry.lookedUp([{ kind: 'name', outcome: 'found' }]);
  telemetry.watchQueue(async () => ({ depth: 3, oldest: Date.now() - 60_000 }));
}

describe('what /metrics says', () => {
  test('holds each metric of the list, with its help, kind and labels, and no other', async () => {
    watched = await watch();
    await useAll(watched.telemetry);
    const text = await watched.scrape();
    for (const { name, kind, help } of LIST) {
      expect(text).toContain(`# HELP ${name} ${help}\n`);
      expect(text).toContain(`# TYPE ${name} ${kind}\n`);
    }
    const named = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect([...named].sort()).toEqual([...LIST.map(({ name }) => name), 'target_info'].sort());
    for (const { name, labels } of readSamples(text)) {
      const metric = LIST.find((each) => name === each.name || name.startsWith(`${each.name}_`));
      if (metric === undefined) continue;
      const { le: _, ...own } = labels;
      expect(Object.keys(own).sort()).toEqual([...metric.labels].sort());
    }
  });

  test('names follow the conventions of Prometheus', () => {
    for (const { name, kind, unit, help, labels } of LIST) {
      expect(name).toMatch(/^(?:callcheck|process|nodejs)_[a-z0-9_]+$/);
      expect(name.endsWith('_total')).toBe(kind === 'counter');
      if (unit === 's') expect(name).toMatch(/_seconds(?:_total)?$/);
      if (unit === 'By') expect(name).toMatch(/_bytes$/);
      expect(help).toMatch(/^[A-Z][^\n]*\.$/);
      expect(labels.every((label) => /^[a-z][a-z_]*$/.test(label))).toBe(true);
    }
  });

  test('tells the service and its version', async () => {
    watched = await watch();
    expect(sumOf(await watched.scrape(), 'target_info', { service_version: '9.8.7' })).toBe(1);
  });

  test('counts each finding of the story by its pattern', async () => {
    watched = await watch();
    watched.telemetry.knowledgeLoaded(knowledge);
    diagnose(watched.telemetry, STORY);
    diagnose(watched.telemetry, STORY);
    const text = await watched.scrape();
    const labels = {
      code: 'rule/type-address-mismatch',
      severity: 'error',
      operation: 'POST /api/v2/conversations/calls',
      shape: 'from-to',
      from_type: 'agent',
      address_form: 'e164',
    };
    expect(sumOf(text, 'callcheck_diagnoses_total', labels)).toBe(2);
    expect(sumOf(text, 'callcheck_reports_total', { given: 'reply', operation: labels.operation })).toBe(2);
    expect(sumOf(text, 'callcheck_reported_statuses_total', { status: '400' })).toBe(2);
    expect(sumOf(text, 'callcheck_reply_duration_seconds_count', { given: 'reply' })).toBe(2);
    expect(sumOf(text, 'callcheck_reply_duration_seconds_bucket', { given: 'reply', le: '0.3' })).toBe(0);
    expect(sumOf(text, 'callcheck_reply_duration_seconds_bucket', { given: 'reply', le: '0.5' })).toBe(2);
  });

  test('shows which knowledge is in use, and counts its changes', async () => {
    watched = await watch();
    const { telemetry } = watched;
    telemetry.knowledgeLoaded({ ...knowledge, version: 'aaa111' });
    expect(sumOf(await watched.scrape(), 'callcheck_knowledge_info', { version: 'aaa111' })).toBe(1);
    telemetry.knowledgeLoaded({ ...knowledge, version: 'bbb222' });
    telemetry.knowledgeRefused();
    const text = await watched.scrape();
    const versions = readSamples(text).filter(({ name }) => name === 'callcheck_knowledge_info');
    expect(versions.map(({ labels, value }) => [labels.version, value])).toEqual([
      ['aaa111', 0],
      ['bbb222', 1],
    ]);
    expect(sumOf(text, 'callcheck_knowledge_reloads_total', { result: 'taken' })).toBe(1);
    expect(sumOf(text, 'callcheck_knowledge_reloads_total', { result: 'refused' })).toBe(1);
  });

  test('shows the queue, and no value while it cannot be read', async () => {
    watched = await watch();
    let isDown = false;
    watched.telemetry.watchQueue(async () => {
      if (isDown) throw new Error('the store is away');
      return { depth: 3, oldest: Date.now() - 60_000 };
    });
    const text = await watched.scrape();
    expect(sumOf(text, 'callcheck_queue_depth')).toBe(3);
    expect(sumOf(text, 'callcheck_queue_oldest_seconds')).toBeGreaterThanOrEqual(60);
    isDown = true;
    const later = readSamples(await watched.scrape()).filter(({ name }) =>
      name.startsWith('callcheck_queue'),
    );
    expect(later.map(({ value }) => value)).toEqual([Number.NaN, Number.NaN]);
  });

  test('is told also while the store hangs', async () => {
    watched = await watch();
    watched.telemetry.watchQueue(() => new Promise(() => undefined), 20);
    const samples = readSamples(await watched.scrape());
    expect(samples.find(({ name }) => name === 'callcheck_queue_depth')?.value).toBeNaN();
    expect(samples.some(({ name }) => name === 'process_resident_memory_bytes')).toBe(true);
  });
});

describe('the words of labels', () => {
  const hostile = (index: number): string =>
    `POST /api/v2/conversations/calls ${400 + index} \`\`\`${JSON.stringify({
      from: { address: `zebra-${index}@host${index}.example`, type: `hush-${index}` },
      to: [{ address: `+1206555${String(index).padStart(4, '0')}`, type: `hush${index}` }],
      [`mine${index}`]: index,
    })}\`\`\``;

  test('stay few, whatever is pasted', async () => {
    watched = await watch();
    watched.telemetry.knowledgeLoaded(knowledge);
    for (let index = 0; index < 300; index += 1) diagnose(watched.telemetry, hostile(index));
    const samples = readSamples(await watched.scrape());
    const own = samples.filter(({ name }) => name.startsWith('callcheck_'));
    expect(own.length).toBeLessThan(250);
    expect(own.some(({ labels }) => labels.from_type === 'other')).toBe(true);
    expect(JSON.stringify(own)).not.toMatch(/hush|zebra|mine\d|host\d|555/);
  });

  test('are other where a caller hands in what no list has', async () => {
    watched = await watch();
    const { telemetry } = watched;
    telemetry.knowledgeLoaded(knowledge);
    telemetry.slackCalled({ method: 'chat.postMessage?token=hush', seconds: 1, error: 'hush zebra' });
    telemetry.workPutOff('hush', 'ours');
    const report = checkText(STORY, knowledge);
    const [check] = report.checks;
    const [diagnostic] = check?.diagnostics ?? [];
    if (check === undefined || diagnostic === undefined) throw new Error('the story has findings');
    const odd = {
      ...check,
      shape: 'hush',
      operation: 'POST /hush',
      diagnostics: [{ ...diagnostic, code: 'hush' }],
    };
    telemetry.diagnosed({ ...report, status: 4711, checks: [odd] });
    telemetry.replied({ ...report, operation: 'hush', status: 4711 }, 'reply', 1);
    const text = await watched.scrape();
    expect(text).not.toMatch(/hush|4711/);
    expect(
      sumOf(text, 'callcheck_diagnoses_total', { code: 'other', shape: 'other', operation: 'other' }),
    ).toBe(1);
  });

  test('of one metric make a bounded number of series; what comes later is counted together', async () => {
    watched = await watch({ mostSeries: 10 });
    for (let index = 0; index < 50; index += 1)
      watched.telemetry.slackCalled({ method: `chat.method${'a'.repeat(index)}`, seconds: 1 });
    const samples = readSamples(await watched.scrape());
    const calls = samples.filter(({ name }) => name === 'callcheck_slack_calls_total');
    expect(calls).toHaveLength(10);
    expect(calls.reduce((sum, { value }) => sum + value, 0)).toBe(50);
    expect(calls.some(({ labels }) => labels.otel_metric_overflow === 'true')).toBe(true);
  });

  test('know every code, operation and shape of the knowledge', () => {
    const words = createVocabulary(knowledge);
    for (const code of knowledge.cards.keys()) expect(words.code(code)).toBe(code);
    for (const { name } of knowledge.contracts.operations) expect(words.operation(name)).toBe(name);
    for (const { id } of knowledge.dialects) expect(words.shape(id)).toBe(id);
    expect(words.operation(null)).toBe('none');
    expect(words.code('__proto__')).toBe('other');
  });
});
