import { describe, expect, it } from 'vitest';
import { renderBlocks } from '../../src/reply/block-kit.ts';
import { LIMITS } from '../../src/reply/block-limits.ts';
import type { Block } from '../../src/reply/blocks.ts';
import { readRequest, readShare, writeShare } from '../../src/reply/button-values.ts';
import type { Controls } from '../../src/reply/controls.ts';
import { detailsView } from '../../src/slack/views/details.ts';
import { resultView } from '../../src/slack/views/result.ts';
import { checkText } from '../../src/validator/index.ts';
import { printJson } from '../../src/validator/json/print.ts';
import type { Report } from '../../src/validator/report.ts';
import { checkBlocks, checkView, countCharacters } from '../../src/workspace/emulator/check-blocks.ts';
import fc from '../support/fast-check.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Message, readCorpus } from '../support/message-corpus.ts';

/** Messages as people write them, from every corpus. */
const MESSAGES = ['expert', 'held-out'].flatMap((name) =>
  [...readCorpus<Message>(name).values()].flat().map(({ text }) => text),
);

/** A payload with many parties, of which each has something wrong. */
const crowd = fc
  .record({ count: fc.integer({ min: 1, max: 150 }), length: fc.integer({ min: 1, max: 900 }) })
  .map(({ count, length }) => {
    const party = (index: number) => ({ address: `+1555${index}`, type: 'agent', name: 'n'.repeat(length) });
    const body = { from: party(0), to: Array.from({ length: count }, (_, index) => party(index)) };
    return `POST /api/v2/conversations/calls 400\n${JSON.stringify(body)}`;
  });

/** One message, several at once, or ones with more in them than fits. */
const texts = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...MESSAGES) }, { weight: 1, arbitrary: crowd }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('\n\n'));

const SURFACES = (text: string): readonly Controls[] => {
  const share = writeShare({ text, channel: 'C0CALLS', thread: '1795558592.685089' });
  return [
    { kind: 'thread', escalates: true },
    { kind: 'private', share },
    { kind: 'modal', share },
  ];
};

/** Every body that a reply may show. */
function bodiesOf(report: Report): Set<string> {
  const bodies = report.checks.flatMap((check) => [
    check.corrected,
    check.published,
    ...check.alternatives.map(({ body }) => body),
  ]);
  return new Set(bodies.map((body) => squeeze(printJson(body))));
}

/** JSON without its layout, number by number as it stands. */
const squeeze = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (token) => (token.startsWith('"') ? token : ''));

/** The code blocks and button values of a reply. */
function partsOf(blocks: readonly Block[]): { json: string[]; values: [id: string, value: string][] } {
  const json = blocks.flatMap((block) =>
    block.type !== 'rich_text'
      ? []
      : block.elements.flatMap((part) =>
          part.type === 'rich_text_preformatted' && part.language === 'json'
            ? part.elements.map(({ text }) => text)
            : [],
        ),
  );
  const values = blocks.flatMap((block) =>
    block.type !== 'actions'
      ? []
      : block.elements.flatMap((element): [string, string][] =>
          element.type === 'button' && element.value !== undefined
            ? [[element.action_id, element.value]]
            : [],
        ),
  );
  return { json, values };
}

const READERS: Readonly<Record<string, (value: string) => unknown>> = {
  callcheck_explain: readRequest,
  callcheck_curl: readRequest,
  callcheck_share: readShare,
};

describe('every reply', () => {
  it('stays within the limits of Slack, and shows nothing cut in half', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isEdited) => {
        const report = checkText(text, knowledge);
        const bodies = bodiesOf(report);
        for (const surface of SURFACES(text)) {
          const progress = isEdited ? { fixed: 1, of: 12 } : undefined;
          const remark = 'A file is larger than 1 MB and was not read: paste the call alone.';
          const reply = renderBlocks(report, { knowledge, text, surface, progress, remark, attach: 'file' });
          expect(checkBlocks(reply.blocks, surface.kind === 'modal' ? 'modal' : 'message')).toEqual([]);
          expect(checkView(resultView(reply))).toEqual([]);
          expect(checkView(detailsView(report, knowledge))).toEqual([]);
          expect(countCharacters(reply.blocks)).toBeLessThanOrEqual(LIMITS.message);
          expect(reply.text.length).toBeLessThan(400);
          const { json, values } = partsOf(reply.blocks);
          for (const each of json) expect(bodies).toContain(squeeze(each));
          for (const { text: whole } of reply.leftOut ?? []) expect(bodies).toContain(squeeze(whole));
          for (const [id, value] of values) {
            const read = READERS[id];
            if (read !== undefined) expect(read(value)).toBeDefined();
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
