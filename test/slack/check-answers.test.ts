import { expect, it } from 'vitest';
import { wholeAnswers } from '../../src/slack/post/check-answers.ts';

const API = 'http://127.0.0.1:9/api/';
const ask = (answer: Response, url = `${API}chat.postMessage`) => wholeAnswers(API, async () => answer)(url);

it.each<[string, Response]>([
  ['a page', new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
  ['half an answer', new Response('{"ok":tr')],
  ['nothing', new Response('')],
  ['null', new Response('null')],
  ['JSON that is not an answer', new Response('{"message":"ok"}')],
  ['an answer whose ok is no truth value', new Response('{"ok":"true"}')],
])('%s is no answer', async (_, answer) => {
  await expect(ask(answer)).rejects.toMatchObject({ code: 'unreadable_answer' });
});

it.each<[string, Response]>([
  ['success', new Response('{"ok":true,"ts":"1.2"}', { headers: { 'x-oauth-scopes': 'chat:write' } })],
  ['a refusal', new Response('{"ok":false,"error":"is_archived"}')],
  ['a limit', new Response('', { status: 429, headers: { 'retry-after': '30' } })],
  ['a server error', new Response('<html>', { status: 502 })],
])('%s is passed on as it is', async (_, answer) => {
  const copy = answer.clone();
  const passed = await ask(answer);
  expect(passed.status).toBe(copy.status);
  expect([...passed.headers.entries()]).toEqual([...copy.headers.entries()]);
  expect(await passed.text()).toBe(await copy.text());
});

it.each<[string, Response]>([
  ['without its time', new Response('', { status: 429 })],
  ['until a date', new Response('', { status: 429, headers: { 'retry-after': 'Tue, 24 Nov 2026' } })],
  ['of less than nothing', new Response('', { status: 429, headers: { 'retry-after': '-1' } })],
  ['that comes as a refusal', new Response('{"ok":false,"error":"ratelimited"}')],
])('a limit %s is a limit of half a minute', async (_, answer) => {
  const passed = await ask(answer);
  expect([passed.status, passed.headers.get('retry-after')]).toEqual([429, '30']);
});

it('what is no call of the Web API may be answered in any words', async () => {
  expect((await ask(new Response('ok'), 'http://127.0.0.1:9/commands/T0/1/x')).status).toBe(200);
});
