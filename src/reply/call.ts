import type { Report } from '../validator/report.ts';
import { type BodyToSend, bodyOf, findBodyToSend } from './answer/body-to-send.ts';

/** A call that can be written as code. */
export interface Call {
  /** `METHOD /path/template`. */
  readonly operation: string;
  readonly body: unknown;
}

/** The call to copy: that of the body to send, or of the first payload, which was right as it was sent. */
export function findCall(report: Report, body: BodyToSend | null = findBodyToSend(report)): Call | null {
  if (body !== null) return body.operation === null ? null : { operation: body.operation, body: body.value };
  for (const check of report.checks) {
    const operation = check.operation ?? report.operation;
    const value = bodyOf(check);
    if (operation !== null && value !== null) return { operation, body: value };
  }
  return null;
}
