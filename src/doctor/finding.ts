/** What one look at the set-up came to. */
export interface SetUpFinding {
  /** What was looked at, in a word or two. */
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'fault';
  /** What was found. Never holds a value that is secret. */
  readonly message: string;
  /** What to do about it; not for what is well. */
  readonly mend?: string;
}

export const ok = (check: string, message: string): SetUpFinding => ({ check, status: 'ok', message });

export const warning = (check: string, message: string, mend: string): SetUpFinding => ({
  check,
  status: 'warning',
  message,
  mend,
});

export const fault = (check: string, message: string, mend: string): SetUpFinding => ({
  check,
  status: 'fault',
  message,
  mend,
});
