import { describe, expect, test } from 'vitest';
import { renderBlocks } from '../../../src/reply/block-kit.ts';
import { isForeign } from '../../../src/reply/known-errors.ts';
import { renderTerminal } from '../../../src/reply/terminal.ts';
import { checkText } from '../../../src/validator/index.ts';
import { knowledge } from '../../support/knowledge.ts';

const ID = '3c9f0b1e-7d52-4a86-9e14-0b6f2d8c5a71';
const PLAIN = { file: 'stdin', width: 100, paint: (_style: unknown, words: string) => words };
const read = (text: string) => checkText(text, knowledge);

describe('an error that is asked about', () => {
  test.each([
    'why 400?',
    'Genesys gives 400, why?',
    'why do I get 400 from Genesys Cloud?',
    'we get a 400 Bad Request since this morning, any idea?',
    'the API returns 400',
    'the calls API answers 400 and no body',
    'Our app gets 403 Forbidden when it places a call',
    'HTTP 429 Too Many Requests. What now?',
    'the outbound call fails with 400',
    'our own service answers 400',
    'get 400 from google chrome when I dial',
    'Wir bekommen 400 Bad Request, warum?',
    'the dialer service answers 404',
    'error 401 with a fresh token',
    'We moved from Twilio last week and now every call returns 400',
    'Since we migrated away from Vonage we see 400 errors',
    'our Salesforce integration places the call and gets 400',
    'the button in Zendesk gets 400 from PureCloud',
    'Genesys Cloud says 400 for the call that our Twilio number should make',
    '{"message":"No phone","status":400}',
    '{"status":"400","message":"Something is missing"}',
    '{"code":400,"message":"Bad request"}',
    '{"error":"Bad Request","status":400}',
    'Got 400 again, the docs at https://help.example.com/errors do not help',
    '500 Internal Server Error from your API',
  ])('without a sign of another API is ours: %s', (text) => {
    const report = read(text);
    expect(report.errors).not.toEqual([]);
    expect([report.elsewhere, isForeign(report)]).toEqual([null, false]);
    const told = JSON.stringify(renderBlocks(report, { knowledge, text: '', surface: { kind: 'private' } }));
    expect(told).not.toContain('does not know');
    expect(told).toContain('about the error');
  });

  test.each([
    'Twilio answers 400, why?',
    'why does Vonage return 400 Bad Request?',
    'Not Genesys this time: Plivo gives 400',
    'why do I get 400 from Stripe?',
    'Salesforce returned 400 when the task was saved',
    'The Zendesk API responds 404',
    'The parcel service answers 400 Bad Request, why?',
    'we get 403 Forbidden from the billing API',
    'Our Asterisk says 400',
    'Genesys Engage gives 400 on the old desktop',
    'POST https://api.example.com/v1/messages gives 400',
    'GET https://shop.example/rest/orders returns 404',
    'https://rest.example.org/v3/dial fails with 400',
    'PUT /v1/agents/12/calls gives 400',
    'error 21211 and status 400',
    '{"code":21211,"message":"No such number","status":400}',
    '{"errors":[{"code":"1301","message":"Invalid parameter"}],"status":400}',
    '{"error":{"code":400,"message":"Odd","status":"INVALID_ARGUMENT"}}',
    '{"statusCode":400,"message":["to must be a string"],"error":"Bad Request"}',
    '400 {"errorCode":"INVALID_RECIPIENT","message":"Odd"}',
    '400 {"message":"to is missing","code":"missing_field"}',
    '400 "{\\"code\\":31005,\\"message\\":\\"Odd\\"}"',
    '{"error":{"message":"Odd","type":"invalid_request_error"},"status":400}',
    'INVITE sip:desk@pbx.example SIP/2.0 is answered with 400 Bad Request',
  ])('with one is not: %s', (text) => {
    const report = read(text);
    expect(report.errors).not.toEqual([]);
    expect([report.elsewhere, isForeign(report)]).toEqual(['other', true]);
  });

  test.each([
    ['a code of ours', 'Twilio number, error 400 not.a.user'],
    ['an id of ours', `Salesforce returned 400 {"message":"Odd","status":400,"contextId":"${ID}"}`],
    ['a call of ours', 'Twilio works, but POST /api/v2/conversations/calls gives 400'],
  ])('is ours by %s, whoever is named beside it', (_name, text) => {
    expect(isForeign(read(text))).toBe(false);
  });

  const platform = [
    'POST /api/v2/analytics/conversations/details/query 400 bad.request',
    'PUT https://api.mypurecloud.com/api/v2/users/me/presences 400 bad.request',
    'the analytics query of Genesys Cloud gives 400 bad.request',
    'PureCloudPlatformClientV2.RoutingApi: 400 bad.request',
    'GET /api/v2/routing/queues gives 400',
  ];
  test.each(platform)('of another part of the platform is known, but for no body of calls: %s', (text) => {
    const report = read(text);
    expect([report.elsewhere, isForeign(report)]).toEqual(['platform', false]);
    const told = JSON.stringify(renderBlocks(report, { knowledge, text: '', surface: { kind: 'private' } }));
    expect(told).toContain('about the error');
    expect(told).not.toMatch(/destination|phone selected/);
  });

  test('of an operation without a body gets no cause about one', () => {
    const told = (text: string) =>
      JSON.stringify(renderBlocks(read(text), { knowledge, text: '', surface: { kind: 'private' } }));
    expect(told('GET /api/v2/conversations/calls 400 bad.request')).not.toMatch(
      /destination|JSON type|valid JSON/,
    );
  });

  test.each([
    ['a status alone', 'why 400?', true],
    ['a code', 'why 400 not.a.user?', false],
    ['a call', 'POST /api/v2/conversations/calls gives 400', true],
    ['another API of the platform', 'GET /api/v2/routing/queues gives 400', true],
  ])('is told what would say more where it is %s', (_name, text, isTold) => {
    const report = read(text);
    const told = JSON.stringify(renderBlocks(report, { knowledge, text: '', surface: { kind: 'private' } }));
    expect(told.includes('Post the request and the response body')).toBe(isTold);
    const printed = renderTerminal(report, text, knowledge, PLAIN).replace(/\s+/g, ' ');
    expect(printed.includes('Post the request and the response body')).toBe(isTold);
  });
});
