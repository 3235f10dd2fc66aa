import { afterEach, describe, expect, it } from 'vitest';
import { ACTION } from '../../src/reply/actions.ts';
import { writeExplain } from '../../src/reply/button-values.ts';
import { explainPages } from '../../src/reply/explain.ts';
import { explainView } from '../../src/slack/views/explain.ts';
import { checkText } from '../../src/validator/index.ts';
import { checkBlocks, checkView } from '../../src/workspace/emulator/check-blocks.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

const PASTE = `POST /api/v2/conversations/calls 400 bad.request
{ "from": { "address": "+12065550142", "type": "agent" }, "to": [{ "address": "+15550101", "type": "phone" }] }`;

let harness: Harness;
afterEach(async () => await harness?.stop());

const shown = (): string => JSON.stringify(harness.slack.views().at(-1)?.content ?? {});
const title = (): string => /"title":\{"type":"plain_text","text":"([^"]+)"/.exec(shown())?.[1] ?? '';
const wait = async (wanted: string): Promise<void> => {
  await harness.slack.waitFor(() => title() === wanted);
};
const leaf = async (actionId: string): Promise<void> => {
  await harness.slack.click({ viewId: harness.slack.views().at(-1)?.id ?? '', actionId });
};

describe.each<TransportKind>(['socket', 'http'])('Explain, over %s', (transport) => {
  it('shows a card a page, forth and back, also after a restart', async () => {
    harness = await startHarness({ transport, knowledge, check: checkText });
    const { slack, channel, settle } = harness;
    const source = slack.post({ channel, text: PASTE });
    await settle();
    await slack.click({ channel, ts: slack.thread(channel, source)[1]?.ts ?? '', actionId: ACTION.explain });
    const report = checkText(PASTE, knowledge);
    const codes = [
      ...new Set(report.checks.flatMap(({ diagnostics }) => diagnostics.map(({ card }) => card))),
    ];
    const last = /of (\d+)/.exec(await slack.waitFor(title))?.[1] ?? '';
    expect(Number(last)).toBeGreaterThan(codes.length);
    for (const [index, code] of codes.entries()) {
      await wait(`Explained · ${index + 1} of ${last}`);
      const card = knowledge.cards.get(code);
      expect(shown()).toContain(`${card?.evidence} · ${code}`);
      for (const { url } of card?.sources ?? []) if (url !== undefined) expect(shown()).toContain(url);
      await leaf(ACTION.nextPage);
    }
    await wait(`Explained · ${codes.length + 1} of ${last}`);
    await harness.restart();
    await leaf(ACTION.previousPage);
    await wait(`Explained · ${codes.length} of ${last}`);
    expect(slack.calls('views.open')).toHaveLength(1);
  });
});

describe('Explain', () => {
  it('stands on a private answer that stands in a modal', async () => {
    harness = await startHarness({ knowledge, check: checkText });
    const { slack, channel } = harness;
    await slack.shortcut({ channel, ts: slack.post({ channel, text: PASTE, asBot: true }) });
    await slack.waitFor(() => shown().includes(ACTION.explain));
    await leaf(ACTION.explain);
    await slack.waitFor(() => title().startsWith('Explained · 1'));
    expect(slack.views()).toHaveLength(2);
    await leaf(ACTION.nextPage);
    await slack.waitFor(() => title().startsWith('Explained · 2'));
  });

  it('begins with the finding that the reply numbers first', () => {
    const text = `POST /api/v2/conversations/calls 400\n{"callerIdNam":"Desk","phoneNumber":"+15550101"}`;
    const value = writeExplain(checkText(text, knowledge));
    expect(JSON.stringify(explainView(value, 0, knowledge).blocks)).toContain('rule/impossible-number');
  });

  it('opens for buttons of any age, at a page that is there', () => {
    const value = writeExplain(checkText(PASTE, knowledge));
    const titleOf = (code: string, page: number): string => explainView(code, page, knowledge).title.text;
    expect(titleOf(value, 999)).toMatch(/^Explained · (\d+) of \1$/);
    expect(titleOf(value, -1)).toBe(titleOf(value, 0));
    expect(titleOf(value, Number.NaN)).toBe(titleOf(value, 0));
    for (const old of ['', 'x', '{}', '{"c":["rule/gone"]}']) expect(titleOf(old, 1)).toBe('Explained');
  });

  it('passes no limit of Slack with any card there is', () => {
    const all = {
      codes: [...knowledge.cards.keys()],
      errors: knowledge.errors.map(({ code }) => `error/${code}`),
      claims: knowledge.claims.map(({ id }) => `claim/${id}`),
      operation: null,
    };
    const none = { codes: [], errors: [], claims: [] };
    const rungs = knowledge.contracts.operations.map(({ name }) => ({ ...none, operation: name }));
    const pages = [all, ...rungs].flatMap((value) => explainPages(value, knowledge));
    expect(pages.length).toBeGreaterThan(100);
    for (const page of pages) expect(checkBlocks(page, 'modal')).toEqual([]);
    const view = explainView(JSON.stringify({ c: all.codes.slice(0, 30) }), 7, knowledge);
    expect(checkView(view)).toEqual([]);
  });
});
