const FAILURES = 5;
const PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 60_000;

/** Leaves the API alone for a while when it keeps failing, or when it asks for that. */
export interface Circuit {
  isOpen(): boolean;
  succeeded(): void;
  failed(): void;
  /** The API asked not to be called for so long. */
  pause(ms: number): void;
}

/** Opens after several failures in a row; after the pause one more failure opens it again. */
export function createCircuit(now: () => number): Circuit {
  let failures = 0;
  let openUntil = 0;
  return {
    isOpen: () => now() < openUntil,
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= FAILURES) openUntil = now() + PAUSE_MS;
    },
    pause(ms) {
      openUntil = Math.max(openUntil, now() + Math.min(ms, LONGEST_PAUSE_MS));
    },
  };
}
