import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../../src/config.ts';

const CLIENT = {
  GENESYS_CLIENT_ID: 'a1b2c3d4-0000-4000-8000-000000000001',
  GENESYS_CLIENT_SECRET: 'invented-secret',
};

function faultsOf(environment: Record<string, string>): Record<string, string> {
  try {
    loadConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(error.faults.map(({ name, message }) => [name, message]));
  }
  return {};
}

describe('lookups', () => {
  test('are off unless they are set up', () => expect(loadConfig({}).genesys).toBeUndefined());

  test.each(['eu-west-1', 'EU-WEST-1', 'mypurecloud.ie', ' mypurecloud.ie '])(
    'take the region as %j',
    (region) => {
      expect(loadConfig({ ...CLIENT, GENESYS_REGION: region }).genesys).toEqual({
        apiUrl: 'https://api.mypurecloud.ie',
        loginUrl: 'https://login.mypurecloud.ie',
        clientId: CLIENT.GENESYS_CLIENT_ID,
        clientSecret: CLIENT.GENESYS_CLIENT_SECRET,
        channels: [],
      });
    },
  );

  test('take another base for tests, without its slash', () => {
    const { genesys } = loadConfig({ ...CLIENT, GENESYS_API_URL: 'http://127.0.0.1:1234/' });
    expect(genesys).toMatchObject({ apiUrl: 'http://127.0.0.1:1234', loginUrl: 'http://127.0.0.1:1234' });
  });

  test('take channels by ID', () => {
    const settings = { ...CLIENT, GENESYS_REGION: 'us-east-1', GENESYS_CHANNELS: 'C0AAAA, C0BBBB' };
    expect(loadConfig(settings).genesys?.channels).toEqual(['C0AAAA', 'C0BBBB']);
  });

  test.each([
    [
      'a region that is none',
      { ...CLIENT, GENESYS_REGION: 'europe' },
      { GENESYS_REGION: /one of us-east-1/ },
    ],
    [
      'a host for a region',
      { ...CLIENT, GENESYS_REGION: 'evil.example' },
      { GENESYS_REGION: /is not a region/ },
    ],
    ['no region', CLIENT, { GENESYS_REGION: /is missing/ }],
    [
      'no secret',
      { GENESYS_REGION: 'us-east-1', GENESYS_CLIENT_ID: 'a1b2c3d4' },
      { GENESYS_CLIENT_SECRET: /OAuth/ },
    ],
    [
      'no client',
      { GENESYS_REGION: 'us-east-1' },
      { GENESYS_CLIENT_ID: /is missing/, GENESYS_CLIENT_SECRET: /is missing/ },
    ],
    [
      'a client ID with a colon',
      { ...CLIENT, GENESYS_REGION: 'us-east-1', GENESYS_CLIENT_ID: 'abcd:efgh' },
      { GENESYS_CLIENT_ID: /copy it again/ },
    ],
    [
      'a channel by name',
      { ...CLIENT, GENESYS_REGION: 'us-east-1', GENESYS_CHANNELS: '#support' },
      { GENESYS_CHANNELS: /channel IDs/ },
    ],
    [
      'a base that is no URL',
      { ...CLIENT, GENESYS_API_URL: 'ftp://x' },
      { GENESYS_API_URL: /must be a URL/ },
    ],
  ])('refuse %s', (_, environment, expected) => {
    const faults = faultsOf(environment);
    expect(Object.keys(faults).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, message] of Object.entries(expected)) expect(faults[name]).toMatch(message);
  });

  test('belong to one workspace', () => {
    const faults = faultsOf({
      ...CLIENT,
      GENESYS_REGION: 'us-east-1',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'invented-secret',
      SLACK_STATE_SECRET: 'a long random text',
      SLACK_SIGNING_SECRET: 'invented-secret',
      CALLCHECK_ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64'),
    });
    expect(faults).toEqual({ GENESYS_CLIENT_ID: expect.stringMatching(/belongs to one workspace/) });
  });
});
