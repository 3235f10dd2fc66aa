/** The result of one check of the set-up. */
export interface SetUpFinding {
  /** What was checked, in a word or two. */
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'fault';
  /** What was found. Never holds a value that is secret. */
  readonly message: string;
  /** What to do about it; absent if the check passed. */
  readonly remedy?: string;
}

export const ok = (check: string, message: string): SetUpFinding => ({ check, status: 'ok', message });

export const warning = (check: string, message: string, remedy: string): SetUpFinding => ({
  check,
  status: 'warning',
  message,
  remedy,
});

export const fault = (check: string, message: string, remedy: string): SetUpFinding => ({
  check,
  status: 'fault',
  message,
  remedy,
});
