/** Writes to the state in the folder of its argument for as long as it lives, and tells how much is on disk for sure. */
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';

const store = createEmbeddedStore(process.argv[2] ?? '');
for (let count = 0; ; count += 1) {
  await store.setMode('T1', `C${count}`, 'off', 'U1');
  await store.setMuted('T1', 'C1', `${count}.1`, true);
  if (count % 100 === 99) process.stdout.write(`${count + 1}\n`);
}
