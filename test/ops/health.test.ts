import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type HealthDoor, healthRoutes, openDoor } from '../../src/ops/health.ts';
import { StoreError } from '../../src/store/store.ts';

let door: HealthDoor | undefined;
afterEach(() => void door?.server.close());

const portOf = ({ server }: HealthDoor): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

it('says that it is not ready, and why, while a delivery could not be stored', async () => {
  let fault: StoreError | undefined = new StoreError('full', 'No space.');
  door = await openDoor(
    0,
    healthRoutes({
      awaited: () => undefined,
      isConnected: () => true,
      checkStore: async () => {
        if (fault !== undefined) throw fault;
      },
    }),
  );
  const ask = async () => {
    const answer = await fetch(`http://127.0.0.1:${door && portOf(door)}/readyz`);
    return [answer.status, (await answer.text()).trim()];
  };
  expect(await ask()).toEqual([503, 'the state cannot be written: full']);
  fault = undefined;
  expect(await ask()).toEqual([200, 'ok']);
});

it('closes connections that send nothing', async () => {
  door = await openDoor(0);
  door.server.setTimeout(door.server.timeout / 50);
  const socket = connect(portOf(door), '127.0.0.1');
  const began = performance.now();
  await new Promise((resolve) => socket.once('close', resolve).resume());
  expect(performance.now() - began).toBeLessThan(5000);
});
