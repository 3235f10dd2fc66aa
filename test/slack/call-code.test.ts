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

/** Each program run with the sender replaced by one that prints the body. */
const RUN: Readonly<Record<CallLanguage, (code: string) => string>> = {
  curl: (code) =>
    execFileSync('bash', ['-c', `curl() { printf '%s' "\${@: -1}"; }\n${code}`], { encoding: 'utf8' }),
  cli: (code) => execFileSync('bash', ['-c', `gc() { cat; }\n${code}`], { encoding: 'utf8' }),
  javascript: (code) =>
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const console = { log() {} };
         const fetch = async (_, init) => { process.stdout.write(init.body); return { text: async () => '' }; };
         ${code}`,
      ],
      { encoding: 'utf8' },
    ),
  python: (code) =>
    execFileSync(
      'python3',
      [
        '-c',
        `import sys, json, types
requests = types.ModuleType('requests')
class Answer: status_code = 0; text = ''
def request(*_, json=None, data=None, **__):
    sys.stderr.write('')
    sys.stdout.buffer.write(data if data is not None else __import__('json').dumps(json).encode())
    return Answer()
requests.request = request
sys.modules['requests'] = requests
print = lambda *_: None
exec(sys.stdin.read(), {'print': print})`,
      ],
      { encoding: 'utf8', input: code },
    ),
};
const LANGUAGES: readonly CallLanguage[] = ['curl', 'javascript', 'python', 'cli'];

describe('the corrected call as code', () => {
  it.each(LANGUAGES)('in %s sends just this body, whatever it holds', (language) => {
    for (const body of [
      HOSTILE,
      { ...HOSTILE, ['__proto__']: 1 },
      JSON.parse('{"__proto__": {"a": [1, null]}}'),
    ]) {
      expect(JSON.parse(RUN[language](write(language, body)))).toEqual(JSON.parse(JSON.stringify(body)));
    }
  });

  it.each(LANGUAGES)('in %s holds for any body', (language) => {
    const body = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(body, (value) => {
        const json = JSON.stringify(value);
        expect(JSON.stringify(JSON.parse(RUN[language](write(language, JSON.parse(json)))))).toBe(json);
      }),
      { numRuns: 8 },
    );
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
