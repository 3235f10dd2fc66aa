import { closeSync, openSync } from 'node:fs';
import { isatty } from 'node:tty';

/** Read at the start: after a hang-up there is no terminal. */
const hadTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));

/**
 * Calls back on SIGHUP, the signal by which operators say "read your files anew". It is also what a process gets when
 * the window it runs in is closed: then the process ends in order instead.
 */
export function onHangUp(reload: () => void): void {
  process.on('SIGHUP', () => {
    if (hadTerminal && !hasTerminal()) process.kill(process.pid, 'SIGTERM');
    else reload();
  });
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
