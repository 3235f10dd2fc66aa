import { describe, expect, test } from 'vitest';
import { createNumberJudge } from '../../../src/validator/body/phone-number.ts';
import type { Operation } from '../../../src/validator/knowledge.ts';
import type { ReportedError } from '../../../src/validator/report.ts';
import { rule as grant } from '../../../src/validator/rules/client-credentials.ts';
import { rules } from '../../../src/validator/rules/index.ts';
import { rule as missing } from '../../../src/validator/rules/missing-permission.ts';
import type { TextFacts } from '../../../src/validator/rules/text-facts.ts';
import { rule as permission } from '../../../src/validator/rules/unpublished-permission.ts';
import { rule as scope } from '../../../src/validator/rules/unpublished-scope.ts';
import { viewText } from '../../../src/validator/text/view.ts';
import { errorsIn } from '../../support/errors-in.ts';
import { knowledge } from '../../support/knowledge.ts';

const placeCall = operationNamed('POST /api/v2/conversations/calls');
const listCalls = operationNamed('GET /api/v2/conversations/calls');

function operationNamed(name: string): Operation {
  const operation = knowledge.contracts.operations.find((known) => known.name === name);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return operation;
}

function facts(
  text: string,
  operation: Operation | null = placeCall,
  errors: readonly ReportedError[] = [],
): TextFacts {
  return {
    view: viewText(text),
    operation,
    errors,
    knowledge,
    mentions: [],
    status: null,
    payloads: [],
    isInside: () => false,
    judge: createNumberJudge(),
  };
}

const at = (text: string, findings: readonly { readonly at: number; readonly message: string }[]): string[] =>
  findings.map((finding) => `${finding.message} ${/^[\w:]+/.exec(text.slice(finding.at))?.[0]}`);

describe('scopes', () => {
  test.each<[string, string[]]>([
    ['The scope is conversation:call:write', ['default conversation:call:write']],
    ['scopes: call:start, call:view and conversations', ['default call:start', 'default call:view']],
    ['OAuth scopes:\n- call:start\n- users:readonly\n\nother:thing', ['default call:start']],
    ['scope=calls:write conversations', ['default calls:write']],
    ['"scope": "conversations:write"', ['default conversations:write']],
    ['Do I need the scope conversation:call:add?', ['permission conversation:call:add']],
    ['scope call:start. Again scope call:start', ['default call:start']],
    ['The scope is conversations', []],
    ['scope conversations:readonly users:readonly', []],
    ['the permission conversation:call:control', []],
    ['call:start without any word about it', []],
    ['scope see https://example.com:443 at 10:30', []],
    ['in scope: nothing', []],
    ['telescope:lens', []],
    ['our scopes are conversations, the permissions are conversation:call:add', []],
  ])('%s', (text, expected) => {
    expect(at(text, scope.checkText(facts(text)))).toEqual(expected);
  });
  test('the published scope is named', () => {
    expect(scope.checkText(facts('scope call:start'))[0]?.data).toEqual({
      scope: 'call:start',
      published: 'conversations',
      permission: 'conversation:conference:add',
    });
    expect(scope.checkText(facts('scope call:start', null))[0]?.data).toEqual({
      scope: 'call:start',
      published: 'conversations',
      permission: '',
    });
  });
});

describe('permissions', () => {
  test.each<[string, string[]]>([
    ['the permission conversation:call:control', ['default conversation:call:control']],
    ['we have conversation:call:control in the role', ['default conversation:call:control']],
    ['permission calls:outbound', ['incomplete calls:outbound']],
    ['routing:skill must be assigned', ['incomplete routing:skill']],
    ['call:outbound:make', ['default call:outbound:make']],
    ['conversation:call:create permission', ['default conversation:call:create']],
    ['permission conversation:call:add', []],
    ['Conversation:Call:Add', []],
    ['routing:skill:assign', []],
    ['outbound:campaign:view', []],
    ['conversation:message:create', []],
    ['scope conversation:call:write', []],
    ['urn:call:thing and tel:conversation:call', []],
    ['org.example:call:jar', []],
    ['a:b:c', []],
  ])('%s', (text, expected) => {
    expect(at(text, permission.checkText(facts(text)))).toEqual(expected);
  });
  test('the documented ones are named, where there are any', () => {
    const text = 'conversation:call:control';
    expect(permission.checkText(facts(text))[0]?.data).toMatchObject({
      documented: 'conversation:conference:add',
    });
    expect(permission.checkText(facts(text, listCalls))[0]?.message).toBe('unlisted');
    expect(permission.checkText(facts(text, null))[0]?.message).toBe('unlisted');
  });
  test('what a 403 body names is repeated', () => {
    const body = (message: string): string =>
      JSON.stringify({ status: 403, code: 'missing.any.permissions', message });
    const find = (text: string) => missing.checkText(facts(text, placeCall, errorsIn(text).errors));
    expect(
      find(
        body(
          'You must have at least one of the following permissions assigned: [conversation:conference:add]',
        ),
      ),
    ).toMatchObject([{ message: 'default', data: { permission: 'conversation:conference:add' } }]);
    expect(
      find(
        body(
          'You must have at least one of the following permissions assigned: [conversation:call:add, conversation:conference:add]',
        ),
      ),
    ).toMatchObject([
      { message: 'any', data: { permissions: 'conversation:call:add, conversation:conference:add' } },
    ]);
    expect(
      find(body('You are missing the following permissions: conversation:call:add, conversation:call:pull')),
    ).toMatchObject([{ message: 'all' }]);
    expect(find(body('Access is forbidden'))).toEqual([]);
  });
  test.each([
    ['agents sign in with PKCE', 'user'],
    ['is client credentials the reason?', 'user'],
    ['we use client credentials', 'OAuth client'],
    ['request_url_template = "/api/v2/conversations/callbacks"', 'OAuth client'],
    ['{"callbackNumbers": ["${input.phone}"]}', 'OAuth client'],
  ])('a 403 body beside "%s" is about the %s', (text, holder) => {
    const pasted = `${text}\n{"message":"You are missing the permission [conversation:call:add]","code":"missing.any.permissions","status":403}`;
    expect(missing.checkText(facts(pasted, placeCall, errorsIn(pasted).errors))).toMatchObject([
      { data: { holder } },
    ]);
  });
});

describe('grants', () => {
  test.each<[string, string | null]>([
    ['We use the client credentials grant', 'default'],
    ['curl -d grant_type=client_credentials', 'default'],
    ['client.loginClientCredentialsGrant(id, secret)', 'default'],
    ['api_client.get_client_credentials_token(id, secret)', 'default'],
    ['The token is a client-credentials token', 'default'],
    ['OAuth: Client Credentials', 'default'],
    ['Are client credentials enough?', 'asked'],
    ['Is it because I use client credentials?', 'default'],
    ['We use PKCE, not client credentials', null],
    ['authorization code instead of the client credentials grant', null],
    ['we switched from client credentials to PKCE', null],
    ['Client credentials are not supported, I know', null],
    ["We don't use client credentials", null],
    ['The client lost his credentials', null],
    ['no word of it', null],
  ])('%s', (text, message) => {
    expect(grant.checkText(facts(text))[0]?.message ?? null).toBe(message);
  });
  test('an operation that takes any token is left alone', () => {
    const harmless = { ...listCalls, needsUserToken: false };
    expect(grant.checkText(facts('We use client credentials', harmless))).toEqual([]);
    expect(grant.checkText(facts('We use client credentials', null))).toEqual([]);
  });
  test('the code is enough', () => {
    const text = '{"status":400,"code":"not.a.user","message":"no user"}';
    expect(grant.checkText(facts(text, null, errorsIn(text).errors))).toMatchObject([
      { message: 'refused', at: text.indexOf('not.a.user') },
    ]);
  });
});

test.each([
  ['one long sentence', 'type '],
  ['scopes', 'scope a:b '],
  ['colons', 'aa:'],
  ['permissions', 'permission call:x:y '],
  ['grants', 'not client credentials '],
  ['lists', 'scopes:\n- a:b\n'],
])('ends on 400 kB of %s', (_name, piece) => {
  const text = piece.repeat(Math.ceil(400_000 / piece.length));
  for (const { checkText } of rules) expect(() => checkText(facts(text))).not.toThrow();
});
