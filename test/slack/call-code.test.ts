import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { ACTION } from '../../src/reply/actions.ts';
import { CALL_CODES, type CallLanguage } from '../../src/reply/call-code.ts';
import fc from '../support/fast-check.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';
import { CALLS } from './sample-knowledge.ts';

const write = (language: CallLanguage, body: unknown, operation = CALLS): string =>
  CALL_CODES.find((code) => code.language === language)?.render({ operation, body }, 'mypurecloud.ie') ?? '';

const HOSTILE = {
  phoneNumber: "+1206'; rm -rf / #",
  callerId: '$(id) `id` "quoted" \\ ${x} %s \n\t\u2028 </script> é 🙂',
  callFromQueueId: '\'\'\'"""',
  list: [true, false, null, 'true', 1.5, -3, { null: 'None' }],
};

const shell = (sender: string) => (codes: readonly string[]) =>
  codes.map((code) => execFileSync('bash', ['-c', `${sender}\n${code}`], { encoding: 'utf8' }));

/** A program that runs the codes of its standard input, and prints a list of the bodies that they sent. */
const program = (command: string, args: readonly string[]) => (codes: readonly string[]) => {
  const output = execFileSync(command, args, { encoding: 'utf8', input: JSON.stringify(codes) });
  return JSON.parse(output) as string[]; // a cast, since the program below prints nothing else
};

/** What each program sends, with the sender replaced by one that keeps the body; in one process where that is slow to start. */
const RUN: Readonly<Record<CallLanguage, (codes: readonly string[]) => string[]>> = {
  curl: shell(`curl() { printf '%s' "\${@: -1}"; }`),
  cli: shell('gc() { cat; }'),
  javascript: program(process.execPath, [
    '--input-type=module',
    '-e',
    `import { readFileSync } from 'node:fs';
     const sent = [];
     const fetch = async (_, init) => { sent.push(init.body); return { text: async () => '' }; };
     const Program = (async () => {}).constructor;
     for (const code of JSON.parse(readFileSync(0, 'utf8')))
       await new Program('fetch', 'console', code)(fetch, { log() {} });
     process.stdout.write(JSON.stringify(sent));`,
  ]),
  python: program('python3', [
    '-c',
    `import sys, json, types
requests = types.ModuleType('requests')
class Answer: status_code = 0; text = ''
sent = []
def request(*_, json=None, data=None, **__):
    sent.append(data.decode() if data is not None else __import__('json').dumps(json))
    return Answer()
requests.request = request
sys.modules['requests'] = requests
for code in json.load(sys.stdin): exec(code, {'print': lambda *_: None})
sys.stdout.write(json.dumps(sent))`,
  ]),
};
const LANGUAGES: readonly CallLanguage[] = ['curl', 'javascript', 'python', 'cli'];

describe('the corrected call as code', () => {
  it.each(LANGUAGES)('in %s sends just this body, whatever it holds', (language) => {
    const bodies = [
      HOSTILE,
      { ...HOSTILE, ['__proto__']: 1 },
      JSON.parse('{"__proto__": {"a": [1, null]}}'),
    ].map((body) => JSON.stringify(body));
    const sent = RUN[language](bodies.map((body) => write(language, JSON.parse(body))));
    expect(sent.map((body) => JSON.parse(body))).toEqual(bodies.map((body) => JSON.parse(body)));
  });

  it.each(LANGUAGES)('in %s holds for any body', (language) => {
    const bodies = fc
      .sample(fc.dictionary(fc.string(), fc.jsonValue()), 12)
      .map((body) => JSON.stringify(body));
    const sent = RUN[language](bodies.map((body) => write(language, JSON.parse(body))));
    expect(sent.map((body) => JSON.stringify(JSON.parse(body)))).toEqual(bodies);
  });

  it('names a token and ids by placeholders alone, and leaves out what it cannot write', () => {
    for (const language of LANGUAGES) expect(write(language, {})).toContain('<token>');
    expect(write('python', {}, 'POST /api/v2/conversations/calls/user/{userId}')).toContain('/user/<userId>');
    expect(write('cli', {}, 'POST /api/v2/conversations/calls/user/{userId}')).toBe('');
    expect(write('cli', {})).toContain('gc conversations calls create');
  });
});

describe.each<TransportKind>(['socket', 'http'])('the modal, over %s', (transport) => {
  let harness: Harness;
  afterEach(async () => await harness.stop());

  it('begins with cURL and changes with the select, also after a restart', async () => {
    harness = await startHarness({ transport });
    const { slack, channel, settle } = harness;
    const source = slack.post({ channel, text: 'bad' });
    await settle();
    const ts = slack.thread(channel, source)[1]?.ts ?? '';
    await slack.click({ channel, ts, actionId: ACTION.copyAs });
    await slack.waitFor(() => JSON.stringify(slack.views()).includes('curl --request POST'));
    await harness.restart();
    for (const [value, words] of [
      ['javascript', 'await fetch('],
      ['python', 'import requests'],
      ['cli', 'gc conversations calls create'],
      ['curl', 'curl --request'],
    ] as const) {
      await slack.click({ viewId: slack.views()[0]?.id ?? '', actionId: ACTION.language, value });
      await slack.waitFor(() => JSON.stringify(slack.views()).includes(words));
    }
    expect(slack.views()).toHaveLength(1);
  });
});
