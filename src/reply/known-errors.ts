import type { Report, ReportedError } from '../validator/report.ts';

/** The errors of a report, unless they are of another API: advice on those would be about something else. */
export function knownErrors(report: Report): readonly ReportedError[] {
  return isForeign(report) ? [] : report.errors;
}

/** Whether the text reports an error that shows signs of another API and none of this one. */
export function isForeign({ elsewhere, respond, operation, checks, errors }: Report): boolean {
  if (elsewhere !== 'other' || errors.length === 0 || respond || operation !== null) return false;
  const isTold = checks.length > 0 && errors.every(isBare);
  return !isTold && !errors.some(isOwn);
}

/** A status told in words, which belongs to the payload beside it. */
function isBare({ code, message }: ReportedError): boolean {
  return code === null && message === null;
}

/** Codes of this API are lower-case words with dots between them, also those that have no card. */
const OWN_CODE = /^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)+$/;

/** What any failure gets for its status or its odd form says nothing of where it came from. */
const ANYBODYS_CARD = /^error\/(?:status-|retyped$)/;

function isOwn({ code, contextId, card }: ReportedError): boolean {
  if (contextId !== null || (code !== null && OWN_CODE.test(code))) return true;
  return card !== null && !ANYBODYS_CARD.test(card);
}
