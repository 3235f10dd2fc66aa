import { expect, it } from 'vitest';
import { explainPort } from '../../src/ops/start-error.ts';
import { explainStart } from '../../src/slack/explain-start.ts';

const failure = (code: string, syscall = 'listen') => Object.assign(new Error('hush'), { code, syscall });

it.each([
  ['taken', failure('EADDRINUSE'), 'Port 80 is taken by another program: set PORT to a free one.'],
  ['for others', failure('EACCES'), 'Port 80 is not for this user: set PORT to one from 1024 on.'],
  ['not to blame', failure('EACCES', 'open'), undefined],
  ['no error', 'EACCES', undefined],
])('says of a port that is %s what to do', (_, error, expected) => {
  expect(explainPort(error, 80, 'PORT')?.message).toBe(expected);
});

it('says so of the port for Slack, and leaves other errors as they are', () => {
  const other = failure('EPIPE');
  expect(explainStart(failure('EACCES'), 'SLACK_APP_TOKEN')).toMatchObject({ code: 'start' });
  expect(explainStart(other, 'SLACK_APP_TOKEN')).toBe(other);
});
