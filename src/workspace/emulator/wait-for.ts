import type { EmulatorState } from './state.ts';

/** Resolves with the first truthy answer of `probe`, asked at once and after every change; rejects after the timeout. */
export function waitFor<T>(
  state: EmulatorState,
  probe: () => T | undefined | null | false,
  timeoutMs = 5000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      state.listeners.delete(look);
      finish();
    };
    const look = (): void => {
      try {
        const found = probe();
        if (found) settle(() => resolve(found));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const timer = setTimeout(
      () => settle(() => reject(new Error(`Nothing came within ${timeoutMs} ms: ${probe}`))),
      timeoutMs,
    );
    state.listeners.add(look);
    look();
  });
}
