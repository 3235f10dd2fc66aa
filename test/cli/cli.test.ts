import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { story } from '../tools/bench/story.ts';

const bin = fileURLToPath(new URL('../../src/cli.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'callcheck-'));
afterAll(() => rmSync(folder, { recursive: true }));

const clean = 'POST /api/v2/conversations/calls\n{ "phoneNumber": "+12065550142" }\n';

/** A run in this process: what it printed and its exit status. */
async function callcheck(args: readonly string[], input: string | Iterable<Uint8Array> = '') {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([readAll(stdout), readAll(stderr)]);
  const stdin = Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input);
  const status = await run(args, { stdin, stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { status, out, err };
}

/** A run as people start it, for what belongs to the process. */
function start(args: readonly string[], input: string, env: Record<string, string> = {}) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
  return spawnSync(process.execPath, [bin, ...args], { input, encoding: 'utf8', env: { ...rest, ...env } });
}

describe('callcheck', () => {
  test('prints the diagnosis of standard input, with a caret under each finding', async () => {
    const { status, out, err } = await callcheck([], story);
    expect(status).toBe(1);
    expect(err).toBe('');
    const lines = out.split('\n');
    const finding = lines.indexOf('  from.type  stdin:2:48');
    expect(lines[finding + 1]).toBe('  2 | { "from": { "address": "+31612345678", "type": "agent" },');
    expect(lines[finding + 2]?.indexOf('^')).toBe(lines[finding + 1]?.indexOf('"agent"'));
    expect(out).toMatch(/^1\. error /);
    // The end is what people see: the cause, then the body.
    expect(out).toMatch(
      /\nChanging `type` probably won't help: .*\n(?: .*\n)*Send this instead:\n {2}\{ .* \}\n$/,
    );
    for (const part of ['Your body with the smallest changes', 'If it still fails']) {
      expect(out).not.toContain(part);
      expect((await callcheck(['--explain'], story)).out).toContain(`\n${part}`);
    }
  });

  test('prints the body alone with --fix, and tells the rest beside it', async () => {
    const { status, out, err } = await callcheck(['--fix'], story);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ callerId: '+31612345678' });
    expect(err).toMatch(/^callcheck: stdin: Fill in before you send it: phoneNumber\.\n$/);
    const kept = await callcheck(['--fix=same-shape'], story);
    expect(JSON.parse(kept.out)).toMatchObject({ from: { type: 'phone' } });
    expect(await callcheck(['--fix'], clean)).toMatchObject({
      status: 0,
      out: '{ "phoneNumber": "+12065550142" }\n',
    });
    const nothing = await callcheck(['--fix'], 'Lunch at noon?');
    expect(nothing).toMatchObject({ status: 2, out: '' });
    expect(nothing.err).toContain('no request body');
  });

  test('checks several files, each under its name', async () => {
    const files = ['one.txt', 'two.txt'].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, story);
    const { status, out } = await callcheck(files);
    expect(status).toBe(1);
    for (const file of files) expect(out).toContain(`== ${file}\n`);
    const all = JSON.parse((await callcheck(['--json', ...files])).out);
    expect(all.map(({ file }: { file: string }) => file)).toEqual(files);
  });

  test('reads Latin-1, and says so', async () => {
    const { status, out, err } = await callcheck(
      [],
      [Buffer.from('{ "phoneNumber": "+12065550142", "callerIdName": "Caf\u00e9" }', 'latin1')],
    );
    expect(err).toMatch(/standard input is not UTF-8, so it was read as Latin-1/);
    expect(status).toBe(0);
    expect(out).toContain('Nothing is wrong');
  });

  test('checks a file, and names it in each place', async () => {
    const file = join(folder, 'call.txt');
    writeFileSync(file, story);
    const { status, out } = await callcheck([file]);
    expect(status).toBe(1);
    expect(out).toContain(`${file}:3:23`);
  });

  test('finds nothing wrong with a clean call', async () => {
    const { status, out } = await callcheck([], clean);
    expect(status).toBe(0);
    expect(out).toContain('Nothing is wrong');
  });

  test('says when there is nothing to check in a text', async () => {
    const { status, out } = await callcheck([], 'Lunch at noon?');
    expect(status).toBe(0);
    expect(out).toMatch(/^This text has no request to the Genesys Cloud/);
  });

  test('prints the report with --json', async () => {
    const { status, out } = await callcheck(['--json'], story);
    expect(status).toBe(1);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ schemaVersion: 1, respond: true, status: 400 });
    expect(report.checks[0].corrected.from.type).toBe('phone');
  });

  test('lets nothing of the paste command the terminal', async () => {
    const evil = `POST /api/v2/conversations/calls\n{ "phoneNumber": "\u001b]0;owned\u0007\u009b31m\u202e12", "\u001b[2Jx": 1 }`;
    for (const args of [[], ['--json'], ['--jsonl']]) {
      const { out } = await callcheck(args, args[0] === '--jsonl' ? JSON.stringify({ text: evil }) : evil);
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  test('tells of a file in one line, and shows no secret in its name', async () => {
    const { err } = await callcheck(['no\nsuch\u001b[2Jfile']);
    expect(err).toBe('callcheck: Cannot read no\\u000asuch\\u001b[2Jfile: there is no such file.\n');
    const token = 'Kp3vYx0mQwLr8Tz2Jd5NcHs7Fb1Ga9Ue4Oi6Rl0Pk2Vq8Wm3Xt7Zy5';
    const file = join(folder, `token-${token}.json`);
    writeFileSync(file, '{ "to": "+12065550142", "caf\u00e9": 1 }', 'latin1');
    for (const args of [[file], ['--fix', file], ['--json', file, file], [file, file], [`${file}.gone`]]) {
      const { out, err: remarks } = await callcheck(args);
      expect(`${out}${remarks}`).not.toContain(token.slice(0, 12));
    }
  });

  test('repeats no secret of the paste', async () => {
    const token = 'Kp3vYx0mQwLr8Tz2Jd5NcHs7Fb1Ga9Ue4Oi6Rl0Pk2Vq8Wm3Xt7Zy5';
    const { out } = await callcheck(
      [],
      `curl -X POST https://api.mypurecloud.com/api/v2/conversations/calls -H "Authorization: Bearer ${token}" -d '{"to":"+12065550142"}'`,
    );
    expect(out).toContain('rule/secret-in-paste');
    expect(out).not.toContain(token.slice(0, 12));
  });

  test('checks a megabyte', async () => {
    const parties = '{ "address": "+15550101", "type": "agent" },\n'.repeat(22_000);
    const { status, out } = await callcheck(
      [],
      `POST /api/v2/conversations/calls 400\n{ "to": [${parties}{}] }`,
    );
    expect(status).toBe(1);
    expect(out).toMatch(/And \d+ more of this kind: --json lists them all/);
    expect(out.length).toBeLessThan(50_000);
  });
});

describe('callcheck cannot run, and says why, with', () => {
  const notKnowledge = join(folder, 'knowledge');
  const broken = join(folder, 'broken');
  beforeAll(() => {
    cpSync(fileURLToPath(new URL('../../knowledge', import.meta.url)), broken, { recursive: true });
    const card = join(broken, 'cards/json/comment.yaml');
    writeFileSync(card, readFileSync(card, 'utf8').replace('// the customer', ''));
  });
  const rows: readonly [name: string, args: readonly string[], input: string, message: RegExp][] = [
    ['nothing to read', [], ' \n', /Nothing to check: standard input is empty/],
    [
      'a file that is not there',
      [join(folder, 'nowhere')],
      '',
      /Cannot read .*nowhere: there is no such file/,
    ],
    ['a command that is nearly known', ['docter'], '', /no such file\. Did you mean `callcheck doctor`\?\n$/],
    ['a command that is an option', ['help'], '', /Did you mean `callcheck --help`\?/],
    ['an option that is nearly known', ['--jsno'], '', /Did you mean `--json`\? `callcheck --help` lists/],
    ['a file like no command', ['call.jsn'], '', /no such file\.\n$/],
    ['a directory', [folder], '', /it is a directory/],
    ['binary input', [], 'PK\0\0', /standard input is not text/],
    ['an option that it lacks', ['--yaml'], '', /--yaml.*--help/s],
    ['two outputs at once', ['--json', '--jsonl'], '', /one of/],
    [
      'knowledge that is not there',
      ['--knowledge', notKnowledge],
      clean,
      /knowledge.* cannot be used:\n.*:1: /,
    ],
    [
      'knowledge that does not keep what it promises',
      ['--knowledge', broken],
      clean,
      /cannot be used:\ncards\/json\/comment\.yaml:\d+: examples\.0\.before: must raise `json\/comment`/,
    ],
  ];
  test.each(rows)('%s', async (_, args, input, message) => {
    const { status, out, err } = await callcheck(args, input);
    expect(err).toMatch(message);
    expect(err).toMatch(/^callcheck: /);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });
});

describe('callcheck --jsonl', () => {
  const line = (id: unknown, text: string) => `${JSON.stringify({ id, text })}\n`;

  test('answers each line in order', async () => {
    const { status, out } = await callcheck(['--jsonl'], line('a', clean) + line(2, story) + line(null, ''));
    expect(status).toBe(1);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((json) => JSON.parse(json));
    expect(answers.map(({ id }) => id)).toEqual(['a', 2, null]);
    expect(answers[1].report).toEqual(JSON.parse((await callcheck(['--json'], story)).out));
  });

  test('says what is wrong with a line and goes on', async () => {
    const { status, out } = await callcheck(['--jsonl'], `${line(1, clean)}\nnot JSON\n${line(4, clean)}`);
    expect(status).toBe(2);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((json) => JSON.parse(json));
    expect(answers.map(({ id, error }) => [id, error])).toEqual([
      [1, undefined],
      [null, 'line 3: it is not JSON'],
      [4, undefined],
    ]);
  });

  test('reads a line of megabytes', async () => {
    const { status } = await callcheck(['--jsonl'], line(1, 'talk '.repeat(500_000)));
    expect(status).toBe(0);
  });

  test('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, [bin, '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write(line(1, clean));
    const [first] = await new Promise<[Buffer]>((resolve) =>
      child.stdout.once('data', (chunk) => resolve([chunk])),
    );
    expect(JSON.parse(String(first)).id).toBe(1);
    child.stdin.end();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });

  test('ends quietly when its reader leaves', async () => {
    const child = spawn(process.execPath, [bin, '--jsonl'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const complaints = readAll(child.stderr);
    child.stdin.on('error', () => undefined);
    child.stdin.write(line(1, clean).repeat(5000));
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((resolve) => child.on('close', resolve));
    expect(await complaints).toBe('');
  });
});

describe('the process', () => {
  let plain: ReturnType<typeof start>;
  beforeAll(() => {
    plain = start(['-'], story);
  });

  test('gives its status to the shell', () => {
    expect(plain.status).toBe(1);
    expect(start(['--knowledge'], '').status).toBe(2);
  });
  test('has no color where it is no terminal', () => expect(plain.stdout).not.toContain('\u001b'));
  test('has color where it is forced', () => {
    const { stdout } = start([], story, { FORCE_COLOR: '1' });
    expect(stdout).toContain('\u001b[1m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: color is what is taken away here
    expect(stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
  });
  test('has a version and help', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(start(['--version'], '').stdout).toBe(`${version}\n`);
    expect(start(['--help'], '').stdout).toMatch(/Usage: callcheck/);
  });
});
