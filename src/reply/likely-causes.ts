import type { ErrorCard, Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { diagnosticsOf } from './verdict.ts';

/**
 * An error's causes in the order of likelihood for this text: those that go with what was found, and only where there
 * are none the card's own order, without those that a payload beside the error rules out and those of other bodies.
 */
export function likelyCauses(card: ErrorCard, report: Report, knowledge: Knowledge): readonly string[] {
  const found = new Set(diagnosticsOf(report).map(({ code }) => code));
  const model = knowledge.contracts.operations.find(({ name }) => name === report.operation)?.bodyModel;
  const fitting = card.causes.filter(
    ({ models }) => models.length === 0 || model === undefined || models.includes(model ?? ''),
  );
  const matching = fitting.filter(({ likelierWith }) => likelierWith.some((code) => found.has(code)));
  if (matching.length > 0) return matching.map(({ text }) => text);
  const open =
    report.checks.length === 0
      ? fitting
      : fitting.filter(({ likelierWith }) => !likelierWith.some(isAboutPayload));
  return open.map(({ text }) => text);
}

/** Codes that a payload beside the error would have raised; the text around it need not tell all of the others. */
function isAboutPayload(code: string): boolean {
  return (
    code.startsWith('json/') ||
    code.startsWith('contract/') ||
    !/client-credentials|permission|scope/.test(code)
  );
}
