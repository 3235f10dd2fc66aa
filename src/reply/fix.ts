import { printJson } from '../validator/json/print.ts';
import type { Check, Report } from '../validator/report.ts';
import { bodyOf, findBodyToSend } from './answer/body-to-send.ts';
import { namePlace } from './answer/place.ts';

export interface PrintedFix {
  /** Null where there is none to give; `remarks` says why. */
  readonly body: string | null;
  readonly remarks: readonly string[];
}

/** The body to send, alone: the published one, or the one that keeps the pasted shape. */
export function layOutFix(report: Report, keepsShape: boolean): PrintedFix {
  const check = findBodyToSend(report)?.check ?? report.checks[0];
  if (check === undefined)
    return { body: null, remarks: ['There is no request body in it, so nothing to fix.'] };
  const value = keepsShape ? (check.corrected ?? bodyOf(check)) : bodyOf(check);
  if (value === null) return { body: null, remarks: [reasonFor(check)] };
  const gaps = keepsShape && check.corrected !== null ? check.gaps.corrected : check.gaps.published;
  const open = gaps.map(({ pointer }) => namePlace(pointer) ?? pointer).join(', ');
  return { body: printJson(value, 2), remarks: open === '' ? [] : [`Fill in before you send it: ${open}.`] };
}

function reasonFor({ diagnostics, notes }: Check): string {
  const isUndecided = diagnostics.some(({ code }) => code === 'rule/conflicting-destinations');
  if (isUndecided) return 'There is no single body to send: keep one of the destinations.';
  return notes[0] ?? 'There is no body to send that callcheck knows of.';
}
