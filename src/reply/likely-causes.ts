import type { ErrorCard, ErrorCause, Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { lowerFirst, say, sentence } from './answer/words.ts';
import { diagnosticsOf } from './verdict.ts';

/**
 * An error's causes in the order of likelihood for this text: those that go with what was found, and only where there
 * are none the card's own order, without those that a payload beside the error rules out and those of other bodies.
 */
export function likelyCauses(card: ErrorCard, report: Report, knowledge: Knowledge): readonly string[] {
  const found = new Set(diagnosticsOf(report).map(({ code }) => code));
  const fitting = card.causes.filter((cause) => mayCause(cause, report, knowledge));
  const matching = fitting.filter(({ likelierWith }) => likelierWith.some((code) => found.has(code)));
  return matching.length > 0
    ? matching.map(({ text }) => sentence(text))
    : causesToCheck(card, report, knowledge);
}

/** The causes of an error that nothing found in the text confirms or rules out, as things to check. */
export function causesToCheck(card: ErrorCard, report: Report, knowledge: Knowledge): readonly string[] {
  const found = new Set(diagnosticsOf(report).map(({ code }) => code));
  const fitting = card.causes.filter((cause) => mayCause(cause, report, knowledge));
  const isOpen = ({ likelierWith }: ErrorCause): boolean =>
    !likelierWith.some(
      (code) =>
        found.has(code) ||
        (report.checks.length > 0 && isAboutPayload(code)) ||
        (report.operation !== null && code === 'rule/wrong-endpoint'),
    );
  return fitting.filter(isOpen).map(({ text }) => asCheck(text, knowledge));
}

/** A cause that nobody has seen yet: "Check whether the token has expired." */
function asCheck(text: string, knowledge: Knowledge): string {
  return sentence(`${say('check-whether', knowledge)} ${lowerFirst(text.replace(/\bprobably /, ''))}`);
}

/** Whether what failed has a body that a cause may be about; a text that names nothing is taken to be about calls. */
function mayCause(
  { models, likelierWith, below }: ErrorCause,
  { operation, elsewhere }: Report,
  { contracts }: Knowledge,
): boolean {
  if (below !== null && !operation?.includes(below)) return false;
  const isOfSomeBodies = models.length > 0;
  if (operation === null) return elsewhere === null || !isOfSomeBodies;
  const model = contracts.operations.find(({ name }) => name === operation)?.bodyModel;
  if (model === undefined) return true;
  if (model === null)
    return !isOfSomeBodies && !likelierWith.some((code) => /^(?:json|contract)\//.test(code));
  return !isOfSomeBodies || models.includes(model);
}

/** Codes that a payload beside the error would have raised; the text around it need not tell all of the others. */
function isAboutPayload(code: string): boolean {
  return (
    code.startsWith('json/') ||
    code.startsWith('contract/') ||
    !/client-credentials|permission|scope/.test(code)
  );
}
