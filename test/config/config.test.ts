import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/config/settings.ts';
import { ConfigError, listIdle, listUnknown, loadConfig } from '../../src/config.ts';

const BOT = 'xoxb-invented';
const APP = 'xapp-invented';
const SECRET = 'invented-signing-secret';

const faultsOf = (environment: Record<string, string>): Record<string, string> => {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) {
      return Object.fromEntries(error.faults.map((fault) => [fault.name, fault.message]));
    }
    throw error;
  }
  return {};
};

describe('loadConfig', () => {
  it('means the local workspace when nothing is set', () => {
    expect(loadConfig({})).toMatchObject({ slack: null, dataDirectory: '.callcheck', channels: [] });
    expect(loadConfig({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ' }).slack).toBeNull();
  });

  it('means Socket Mode with an app token, also beside a signing secret', () => {
    const config = loadConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SECRET });
    expect(config.slack).toMatchObject({ botToken: BOT, transport: { kind: 'socket', appToken: APP } });
  });

  it('means HTTP with a signing secret', () => {
    const slack = { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SECRET };
    expect(loadConfig({ ...slack, PORT: '8080' }).slack?.transport).toMatchObject({
      kind: 'http',
      port: 8080,
    });
    expect(loadConfig(slack).slack?.transport).toMatchObject({ kind: 'http', port: 3000 });
  });

  it('keeps the state in a folder, or in the database that is named', () => {
    expect(loadConfig({})).toMatchObject({ databaseUrl: undefined, keepDays: 400 });
    const url = 'postgresql://callcheck:hush%40hush@db.example:5432/callcheck';
    expect(loadConfig({ DATABASE_URL: url, CALLCHECK_KEEP_DAYS: '30' })).toMatchObject({
      databaseUrl: url,
      keepDays: 30,
    });
  });

  it('reads channels as a list of ids', () => {
    expect(loadConfig({ CALLCHECK_CHANNELS: 'C0AAAA, C0BBBB,' }).channels).toEqual(['C0AAAA', 'C0BBBB']);
  });

  it.each([
    ['a channel by name', { CALLCHECK_CHANNELS: '#support' }, { CALLCHECK_CHANNELS: /channel ids/ }],
    ['a port out of range', { PORT: '70000' }, { PORT: /0 to 65535/ }],
    ['a port that is a word', { PORT: 'http' }, { PORT: /number/ }],
    ['a user token', { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: APP }, { SLACK_BOT_TOKEN: /xoxb-/ }],
    ['no transport', { SLACK_BOT_TOKEN: BOT }, { SLACK_APP_TOKEN: /Socket Mode.*HTTP/ }],
    ['no bot token', { SLACK_APP_TOKEN: APP }, { SLACK_BOT_TOKEN: /missing/ }],
    ['a database of another kind', { DATABASE_URL: 'mysql://db' }, { DATABASE_URL: /postgres:/ }],
    ['a password with a slash', { DATABASE_URL: 'postgres://u:a/b@db/c' }, { DATABASE_URL: /escaped/ }],
    ['no day of keeping', { CALLCHECK_KEEP_DAYS: '0' }, { CALLCHECK_KEEP_DAYS: /at least 1 day/ }],
    ['part of a day', { CALLCHECK_KEEP_DAYS: '1.5' }, { CALLCHECK_KEEP_DAYS: /whole number/ }],
    [
      'an API URL that is no web address',
      { SLACK_API_URL: 'ftp://slack' },
      { SLACK_API_URL: /must be a URL/ },
    ],
    [
      'an API URL with a password',
      { SLACK_API_URL: 'https://user:hush@slack.example/api/' },
      { SLACK_API_URL: /no user, password/ },
    ],
    [
      'an API URL with a query',
      { SLACK_API_URL: 'https://slack.example/api/?x=1' },
      { SLACK_API_URL: /no user, password/ },
    ],
    ['a malformed API URL', { SLACK_API_URL: 'slack' }, { SLACK_API_URL: /must be a URL/ }],
  ])('refuses %s', (_, environment, expected) => {
    const faults = faultsOf(environment);
    expect(Object.keys(faults)).toEqual(Object.keys(expected));
    for (const [name, pattern] of Object.entries(expected)) expect(faults[name]).toMatch(pattern);
  });

  it('names all faults at once, and no value', () => {
    const faults = faultsOf({ SLACK_BOT_TOKEN: 'hush-hush', SLACK_APP_TOKEN: 'hush-hush', PORT: 'x' });
    expect(Object.keys(faults)).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'PORT']);
    expect(JSON.stringify(faults)).not.toContain('hush');
  });

  it.each(SETTINGS.map(({ name }) => [name]))('shows no part of a faulty %s', (name) => {
    const value = `hush${'!'.repeat(5)}\n\u0000hush`;
    expect(JSON.stringify(faultsOf({ [name]: value }))).not.toContain('hush');
  });
});

describe('many workspaces', () => {
  const key = (byte: number, length = 32): string => Buffer.alloc(length, byte).toString('base64');
  const MANY = {
    SLACK_CLIENT_ID: '1000000001.2000000002',
    SLACK_CLIENT_SECRET: 'invented-client-secret',
    SLACK_STATE_SECRET: 'invented-state-secret',
    CALLCHECK_ENCRYPTION_KEYS: key(1),
  };

  it('are served with the credentials of the app, over either transport', () => {
    const { slack } = loadConfig({ ...MANY, SLACK_APP_TOKEN: APP, PORT: '8080' });
    expect(slack).toMatchObject({ transport: { kind: 'socket' }, install: { port: 8080 } });
    expect(slack?.install?.clientId).toBe(MANY.SLACK_CLIENT_ID);
    const http = loadConfig({ ...MANY, SLACK_SIGNING_SECRET: SECRET }).slack;
    expect(http).toMatchObject({ transport: { kind: 'http', port: 3000 }, install: { port: 3000 } });
  });

  it('take several keys, the first first', () => {
    const keys = `${key(1)}, ${key(2).replace(/=$/, '')}`;
    const { slack } = loadConfig({ ...MANY, SLACK_APP_TOKEN: APP, CALLCHECK_ENCRYPTION_KEYS: keys });
    expect(slack?.install?.encryptionKeys.map((each) => each[0])).toEqual([1, 2]);
  });

  it.each(Object.keys(MANY))('are refused without %s', (name) => {
    expect(Object.keys(faultsOf({ ...MANY, SLACK_APP_TOKEN: APP, [name]: '' }))).toEqual([name]);
    expect(faultsOf({ ...MANY, SLACK_APP_TOKEN: APP, [name]: '' })[name]).toMatch(/missing/);
  });

  it.each<[string, Record<string, string>, Record<string, RegExp>]>([
    ['with one token too', { SLACK_BOT_TOKEN: BOT }, { SLACK_BOT_TOKEN: /unset one/ }],
    [
      'with a user group',
      { CALLCHECK_ESCALATION_GROUP: 'S0GROUP' },
      { CALLCHECK_ESCALATION_GROUP: /one work/ },
    ],
    [
      'with a group for modes',
      { CALLCHECK_MODE_CHANGERS: 'S0GROUP' },
      { CALLCHECK_MODE_CHANGERS: /one work/ },
    ],
    ['with no way to hear of events', { SLACK_APP_TOKEN: '' }, { SLACK_APP_TOKEN: /Socket Mode.*HTTP/ }],
    [
      'with a short key',
      { CALLCHECK_ENCRYPTION_KEYS: key(1, 16) },
      { CALLCHECK_ENCRYPTION_KEYS: /16 bytes/ },
    ],
    [
      'with an empty key',
      { CALLCHECK_ENCRYPTION_KEYS: `${key(1)},` },
      { CALLCHECK_ENCRYPTION_KEYS: /key 2 of 2/ },
    ],
    [
      'with a key twice',
      { CALLCHECK_ENCRYPTION_KEYS: `${key(1)},${key(1)}` },
      { CALLCHECK_ENCRYPTION_KEYS: /same as key 1/ },
    ],
    [
      'with a key that is none',
      { CALLCHECK_ENCRYPTION_KEYS: 'hush!hush' },
      { CALLCHECK_ENCRYPTION_KEYS: /not base64/ },
    ],
    [
      'with an address without TLS',
      { CALLCHECK_PUBLIC_URL: 'http://callcheck.example' },
      { CALLCHECK_PUBLIC_URL: /https/ },
    ],
    ['with a client id that is none', { SLACK_CLIENT_ID: 'A0APP' }, { SLACK_CLIENT_ID: /client id/ }],
  ])('are refused %s', (_, environment, expected) => {
    const faults = faultsOf({ ...MANY, SLACK_APP_TOKEN: APP, ...environment });
    expect(Object.keys(faults)).toEqual(Object.keys(expected));
    for (const [name, pattern] of Object.entries(expected)) expect(faults[name]).toMatch(pattern);
  });
});

describe('a variable that nothing reads', () => {
  it.each([
    ['a slip of the pen', 'CALLCHECK_CHANELS', 'CALLCHECK_CHANNELS'],
    ['a letter in another case', 'CALLCHECK_Channels', 'CALLCHECK_CHANNELS'],
    ['a part left out', 'CALLCHECK_PORT', 'CALLCHECK_OPS_PORT'],
    ['a part left out at the end', 'CALLCHECK_ESCALATION', 'CALLCHECK_ESCALATION_GROUP'],
  ])('is told with the name that was meant: %s', (_, name, meant) => {
    expect(listUnknown({ [name]: 'hush' })).toEqual([
      `${name} is not known and has no effect: did you mean ${meant}?`,
    ]);
  });

  it('is told alone where nothing is near', () => {
    expect(listUnknown({ CALLCHECK_COLOR_OF_THE_SKY: 'blue' })).toEqual([
      'CALLCHECK_COLOR_OF_THE_SKY is not known and has no effect',
    ]);
  });

  it('is no matter of ours under another beginning, or when it is empty', () => {
    expect(listUnknown({ SLACK_TEAM: 'x', PATH: '/bin', CALLCHECK_NOTHING: '' })).toEqual([]);
  });

  it('is not one that is known', () => {
    const known = Object.fromEntries(SETTINGS.map(({ name }) => [name, '']));
    expect(listUnknown({ ...known, CALLCHECK_DATA_DIR: '/data' })).toEqual([]);
  });
});

describe('the words of the settings', () => {
  it.each(SETTINGS.map((each) => [each.name, each] as const))(
    'say of %s what happens without it',
    (_, each) => {
      expect(each.what).not.toBe('');
      expect([each.default, each.unset].filter((word) => word !== undefined)).toHaveLength(1);
    },
  );

  it('call a secret so', () => {
    const secrets = SETTINGS.filter(({ secret }) => secret).map(({ name }) => name);
    const named = SETTINGS.filter(({ name }) => /TOKEN|SECRET|KEY|DATABASE_URL/.test(name));
    expect(secrets).toEqual(named.map(({ name }) => name));
  });
});

describe('a proxy', () => {
  const SLACK = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
  const PROXY = 'http://porter:hush@proxy.example:3128';
  const OURS = 'localhost,127.0.0.1,[::1]';

  it.each<[string, Record<string, string>, object | undefined]>([
    ['none', {}, undefined],
    ['one for everything', { HTTP_PROXY: PROXY }, { http: PROXY, https: undefined, no: OURS }],
    ['one that small letters name', { https_proxy: PROXY, HTTPS_PROXY: 'x' }, { https: PROXY }],
    ['some hosts without', { HTTPS_PROXY: PROXY, no_proxy: '.lan' }, { no: `.lan,${OURS}` }],
    ['all hosts without', { HTTPS_PROXY: PROXY, NO_PROXY: '*' }, undefined],
    ['an empty one', { HTTPS_PROXY: ' ' }, undefined],
  ])('is read from the environment: %s', (_, environment, expected) => {
    const proxy = loadConfig({ ...SLACK, ...environment }).slack?.proxy;
    if (expected === undefined) expect(proxy).toBeUndefined();
    else expect(proxy).toMatchObject(expected);
  });

  it.each(['proxy.example:3128', 'porter:hush', 'socks5://porter:hush@proxy.example'])(
    'that is no address of one is refused on Slack, and not told',
    (url) => {
      const faults = faultsOf({ ...SLACK, HTTPS_PROXY: url });
      expect(faults.HTTPS_PROXY).toMatch(/^must be a URL such as/);
      expect(JSON.stringify(faults)).not.toContain('hush');
    },
  );

  it('is nothing to the local workspace', () => {
    expect(loadConfig({ HTTPS_PROXY: 'socks5://proxy.example' }).slack).toBeNull();
    expect(listIdle({ slack: null }, { HTTPS_PROXY: PROXY })).toEqual([]);
  });
});

describe('settings without effect', () => {
  const MANY = {
    SLACK_CLIENT_ID: '1000000001.2000000002',
    SLACK_CLIENT_SECRET: 'invented-client-secret',
    SLACK_STATE_SECRET: 'invented-state-secret',
    CALLCHECK_ENCRYPTION_KEYS: Buffer.alloc(32, 1).toString('base64'),
  };
  const SOCKET = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
  const HTTP = { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SECRET };
  const ANY = {
    DATABASE_URL: 'postgres://user:hush@db.example/calls',
    SLACK_API_URL: 'https://slack.example/api/',
    PORT: '8080',
    CALLCHECK_PUBLIC_URL: 'https://callcheck.example.com',
    CALLCHECK_OPS_PORT: '8081',
    CALLCHECK_WORKSPACE_PORT: '4390',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otlp.example:4318',
    CALLCHECK_KEEP_DAYS: '30',
    CALLCHECK_DATA_DIR: '/data',
  };
  const idle = (environment: Record<string, string>) => listIdle(loadConfig(environment), environment);

  it.each<[string, Record<string, string>, readonly string[]]>([
    [
      'in the local workspace',
      ANY,
      [
        'PORT',
        'SLACK_API_URL',
        'CALLCHECK_PUBLIC_URL',
        'DATABASE_URL',
        'CALLCHECK_OPS_PORT',
        'OTEL_EXPORTER_OTLP_ENDPOINT',
      ],
    ],
    [
      'in Socket Mode',
      { ...SOCKET, ...ANY, SLACK_SIGNING_SECRET: SECRET },
      ['SLACK_SIGNING_SECRET', 'PORT', 'CALLCHECK_PUBLIC_URL', 'CALLCHECK_WORKSPACE_PORT'],
    ],
    ['over HTTP', { ...HTTP, ...ANY }, ['CALLCHECK_PUBLIC_URL', 'CALLCHECK_WORKSPACE_PORT']],
    ['in Socket Mode', { ...MANY, SLACK_APP_TOKEN: APP, ...ANY }, ['CALLCHECK_WORKSPACE_PORT']],
    ['in Socket Mode', { ...SOCKET, PORT: ' ' }, []],
  ])('are told %s', (where, environment, expected) => {
    const told = idle(environment);
    expect(told.map((line) => line.split(' ')[0])).toEqual(expected);
    for (const line of told)
      expect(line).toMatch(new RegExp(`is set and has no effect ${where}: it is for .* alone$`));
    expect(told.join()).not.toContain('hush');
  });

  it('are told with what they are for', () => {
    expect(idle({ DATABASE_URL: ANY.DATABASE_URL })).toEqual([
      'DATABASE_URL is set and has no effect in the local workspace: it is for Slack alone',
    ]);
    expect(idle({ ...SOCKET, PORT: '8080' })).toEqual([
      'PORT is set and has no effect in Socket Mode: it is for HTTP and many workspaces alone',
    ]);
  });
});
