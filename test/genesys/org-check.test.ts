import { describe, expect, test } from 'vitest';
import { createOrgCheck } from '../../src/genesys/org-check.ts';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { openOrganization } from './organization.ts';

async function openCheck(options: Parameters<typeof openOrganization>[0] = {}) {
  const { emulator } = await openOrganization(options);
  const { url, clientId, clientSecret } = emulator;
  const check = createOrgCheck({ apiUrl: url, loginUrl: url, clientId, clientSecret });
  const begin = (text: string) => check.begin({ text, report: checkText(text, knowledge), knowledge });
  return { emulator, check, begin };
}

const NAMED =
  'POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "+12065550142", "callFromQueueId": "Sales EMEA" }';
const TWINS = 'POST /api/v2/conversations/calls gives 400\n{ "callUserId": "Alex Smith" }';

describe('a check in the organization', () => {
  test.each(['', 'hello', 'POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "+12065550142" }'])(
    'asks nothing for %j',
    async (text) => {
      const { begin, emulator } = await openCheck();
      expect(begin(text)).toBeUndefined();
      expect(emulator.requests).toEqual([]);
    },
  );

  test('counts kinds and outcomes, and no values', async () => {
    const { begin } = await openCheck();
    expect((await begin(NAMED))?.counts).toEqual([{ kind: 'name', outcome: 'found' }]);
  });

  test('tells who asked what a channel is not told', async () => {
    const { begin } = await openCheck();
    const looked = await begin(TWINS);
    expect(looked?.asides).toEqual([expect.stringMatching(/3c4b05, 8a2f6c14-0d3b-4e7a-b5c9-1f0e2d3c4b06/)]);
    expect(JSON.stringify(looked?.reportFor('channel'))).not.toContain('8a2f6c14');
    expect(JSON.stringify(looked?.reportFor('asker'))).toContain('8a2f6c14');
  });

  test('has nothing more to tell who asked where a channel is told all', async () => {
    const { begin } = await openCheck();
    expect((await begin(NAMED))?.asides).toEqual([]);
  });

  test('remembers which permission the client lacks, each once', async () => {
    const { begin, check } = await openCheck({ permissions: [] });
    expect(check.lackedPermissions()).toEqual([]);
    await begin(NAMED);
    await begin(NAMED);
    await begin(TWINS);
    expect(check.lackedPermissions()).toEqual(['directory:user:view', 'routing:queue:view']);
  });
});
