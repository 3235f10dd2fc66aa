import { describe, expect, onTestFinished, test } from 'vitest';
import { checkGenesys } from '../../src/doctor/check-genesys.ts';
import { NEEDED_PERMISSIONS } from '../../src/genesys/client/operations.ts';
import {
  createGenesysEmulator,
  type GenesysEmulatorOptions,
} from '../../src/workspace/genesys-emulator/emulator.ts';

async function examineWith(options: GenesysEmulatorOptions = {}, secret?: string) {
  const emulator = await createGenesysEmulator(options);
  onTestFinished(() => emulator.stop());
  const { url, clientId, clientSecret } = emulator;
  const config = { apiUrl: url, loginUrl: url, clientId, clientSecret: secret ?? clientSecret, channels: [] };
  const findings = async () =>
    (await checkGenesys(config)).map(({ status, message, remedy }) => [status, message, remedy ?? '']);
  return { emulator, findings };
}

describe('the doctor', () => {
  test('finds a client that has what it needs', async () => {
    const { findings } = await examineWith();
    expect(await findings()).toEqual([['ok', expect.stringContaining('answers'), '']]);
  });

  test.each(NEEDED_PERMISSIONS)('names %s where the client lacks it', async (lacking) => {
    const { findings } = await examineWith({
      permissions: NEEDED_PERMISSIONS.filter((each) => each !== lacking),
    });
    expect(await findings()).toEqual([
      ['warning', `the client lacks ${lacking}`, expect.stringContaining('role')],
    ]);
  });

  test('warns of a client that may do more than read', async () => {
    const { findings } = await examineWith({ permissions: [...NEEDED_PERMISSIONS, 'routing:queue:delete'] });
    expect(await findings()).toEqual([
      ['ok', expect.any(String), ''],
      ['warning', 'the client may do more than read: routing:queue:delete', expect.stringContaining('only')],
    ]);
  });

  test('names the settings where the login is refused, the region among them', async () => {
    const { findings, emulator } = await examineWith({}, 'an expired secret');
    expect(await findings()).toEqual([
      ['fault', expect.any(String), expect.stringContaining('GENESYS_REGION')],
    ]);
    expect(emulator.requests).toEqual(['POST /oauth/token']);
  });

  test('says that the API fails', async () => {
    const { findings, emulator } = await examineWith();
    emulator.faults.set({ path: /^\/api\//, status: 503 });
    expect(await findings()).toEqual([['warning', expect.stringContaining('contract'), expect.any(String)]]);
  });
});
