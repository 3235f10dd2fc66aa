import { minimalBody } from '../../validator/contract/minimal-body.ts';
import { printJson } from '../../validator/json/print.ts';
import type { ErrorCard, Knowledge } from '../../validator/knowledge.ts';
import type { Report, ReportedError } from '../../validator/report.ts';
import { findErrorCard } from '../find-card.ts';
import { isForeign, knownErrors } from '../known-errors.ts';
import { hasSubject, problemCodes } from '../verdict.ts';
import { filledIn, findSteps, stepsOfError } from './find-steps.ts';
import { type FindingGroup, isGeneral, skeletonOf } from './rank-findings.ts';
import { lowerFirst, say, sayTopics, sentence } from './words.ts';

/** Why the call fails, as far as a text tells. */
export interface Cause {
  readonly sentence: string;
  /** The findings that it stands for; empty where an error or nothing at all leads. */
  readonly findings: readonly FindingGroup[];
  /** What to do about it that no finding says, at most three. */
  readonly steps: readonly string[];
  /** The steps are things to check, since the cause is not known. */
  readonly asksToCheck?: true;
  /** It says no more than that the call failed. */
  readonly isVague?: true;
  /** What else the status can mean, for where there is room. */
  readonly more?: readonly string[];
}

/** The likeliest cause: what the server named, then what was found, then what the status can mean. */
export function findCause(report: Report, groups: readonly FindingGroup[], knowledge: Knowledge): Cause {
  const answer = answerToQuestion(report, knowledge);
  const cause = findPlainCause(report, groups, knowledge);
  const { findings, steps } = cause;
  // A question about a property has its own answer.
  if (answer === null || findings.some(([{ code }]) => code === 'rule/asked-property')) return cause;
  if (findings.length + steps.length === 0 || cause.isVague === true)
    return { ...cause, ...answer.alone, steps: [...answer.alone.steps, ...steps] };
  const joint = answer.isDenied ? `: ${lowerFirst(cause.sentence)}` : `. ${cause.sentence}`;
  return { ...cause, sentence: answer.words + joint };
}

function findPlainCause(report: Report, groups: readonly FindingGroup[], knowledge: Knowledge): Cause {
  const problems = groups.filter(([{ severity }]) => severity !== 'info');
  const named = namedByServer(report, groups, knowledge);
  if (named !== null) return named;
  const [lead] =
    problems.length > 0 ? problems : groups.filter(([{ code }]) => code === 'rule/missing-permission');
  if (lead !== undefined) return withDoubt(causeOf(lead, problems), report, problems, knowledge);
  if (isForeign(report)) return only(say('foreign', knowledge), []);
  if (!hasSubject(report)) return only(say('nothing', knowledge), [say('what-to-paste', knowledge)]);
  const status = report.status ?? 0;
  if (report.checks.length > 0 && status >= 400)
    return {
      ...only(say('valid-failed', knowledge, { status }), findSteps(report, knowledge)),
      asksToCheck: true,
    };
  if (report.checks.length > 0) return only(sayValid(report, knowledge), []);
  return (
    aboutError(report, knowledge) ?? {
      sentence: report.reason,
      findings: [],
      steps: report.questions.slice(0, 2),
    }
  );
}

/** Nothing that was found surely makes the call fail: then what else the status can mean is worth saying. */
function withDoubt(
  cause: Cause,
  report: Report,
  problems: readonly FindingGroup[],
  knowledge: Knowledge,
): Cause {
  const isSure = (report.status ?? 0) < 400 || problems.some(([{ severity }]) => severity === 'error');
  return isSure ? cause : { ...cause, more: findSteps(report, knowledge) };
}

const only = (words: string, steps: readonly string[]): Cause => ({ sentence: words, findings: [], steps });

function sayValid({ operation, checks }: Report, knowledge: Knowledge): string {
  const name = operation ?? checks.find((check) => check.operation !== null)?.operation;
  return name == null ? say('valid-unnamed', knowledge) : say('valid', knowledge, { operation: name });
}

/** An error that says which part is wrong leads, in the words of the finding that goes with it if there is one. */
function namedByServer(report: Report, groups: readonly FindingGroup[], knowledge: Knowledge): Cause | null {
  const errors = knownErrors(report);
  const named = cardsOf(errors, knowledge).find(({ card }) => !isGeneral(card.code) && card.code !== UNKNOWN);
  if (named !== undefined) {
    const [first] = groups;
    return first !== undefined && goesWith(named.card, first)
      ? causeOf(first, groups)
      : sayNamed(named, report, knowledge);
  }
  const told = errors.find(({ message, card }) => tells(message) || card === `error/${UNKNOWN}`);
  if (told === undefined || problemCodes(report).some((code) => !OF_GRANT.test(code))) return null;
  const { message, code } = told;
  const words = tells(message)
    ? say('server-says', knowledge, { message: message.replace(/[.\s]+$/, '') })
    : say('undocumented', knowledge, { code: code ?? '' });
  const steps = sayTopics(`${message} ${code}`, knowledge);
  return only(words, [...steps, ...report.questions].slice(0, 2));
}

/** Findings about who makes the call, not about the request: what the server says leads over them. */
const OF_GRANT = /^(?:template\/wrong-grant|rule\/client-credentials)$/;

const UNKNOWN = 'unknown-code';

/** Whether a message says more than that the request was bad. */
function tells(message: string | null): message is string {
  return message !== null && message.split(/\s+/).length >= 3 && !EMPTY.test(message);
}

const EMPTY =
  /bad request|malformed syntax|invalid (?:request|input)|could not be (?:processed|understood)|not authorized|forbidden|not found|unexpected|^an error (?:has )?occurred[^.]*\.?$/i;

interface NamedError {
  readonly error: ReportedError;
  readonly card: ErrorCard;
}

function cardsOf(errors: readonly ReportedError[], knowledge: Knowledge): readonly NamedError[] {
  return errors.flatMap((error) => {
    const card = findErrorCard(error.card, knowledge);
    return card === undefined ? [] : [{ error, card }];
  });
}

/** What an error means, with its code if the API has given it one and its words if not, and the one thing to do. */
function sayNamed({ error: { message }, card }: NamedError, report: Report, knowledge: Knowledge): Cause {
  const { title, code } = card;
  const name = code.includes('.') ? ` (\`${code}\`)` : message === null ? '' : `: “${message}”`;
  const steps = stepsOfError(card).slice(0, 1);
  // What the server misses may be in the template or the program, and empty when that ran.
  const values = filledIn(report)
    .filter((value) => steps.some((step) => step.includes(`\`${value}\``)))
    .join(', ');
  return only(sentence(title + name), values === '' ? steps : [say('check-values', knowledge, { values })]);
}

function goesWith({ causes, code }: ErrorCard, [{ code: found, message }]: FindingGroup): boolean {
  return causes.some(({ likelierWith }) => likelierWith.includes(found)) || message.includes(`\`${code}\``);
}

/** An error alone that says no more than its status: what it means, and what to send. */
function aboutError(report: Report, knowledge: Knowledge): Cause | null {
  const errors = knownErrors(report);
  const [vague] = cardsOf(errors, knowledge);
  if (vague === undefined) return null;
  const operation = knowledge.contracts.operations.find(({ name }) => name === report.operation);
  if (operation?.body === null)
    return { ...only(sentence(vague.card.meaning), findSteps(report, knowledge)), isVague: true };
  const isBodyShown = errors.some(({ code, contextId }) => (code ?? contextId) !== null);
  const ask = say(isBodyShown ? 'post-request' : 'post-more', knowledge);
  const example = operation === undefined ? '' : printJson(minimalBody(operation), 0);
  const isOfBody = vague.card.status === 400 && example !== '' && example.length <= LONGEST_EXAMPLE;
  const shown = isOfBody ? [say('minimal-body', knowledge, { example })] : [];
  return { ...only(sentence(vague.card.meaning), [...shown, ask]), isVague: true };
}

/** A longer body is no part of a sentence. */
const LONGEST_EXAMPLE = 80;

/** One sentence for findings whose sentences differ in a single value: "This endpoint has no `from` or `to`." */
function causeOf(lead: FindingGroup, groups: readonly FindingGroup[]): Cause {
  const { cause } = lead[0];
  const same = groups.filter(
    ([{ code, cause: other }]) => code === lead[0].code && skeletonOf(other) === skeletonOf(cause),
  );
  const values = [...new Set(same.flat().map((finding) => valuesIn(finding.cause).join('` `')))];
  const isJoined =
    values.length > 1 && values.length <= 3 && /\bhas no `/.test(cause) && valuesIn(cause).length === 1;
  if (!isJoined) return { sentence: cause, findings: [lead], steps: [] };
  const list = values.map((value) => `\`${value}\``);
  const joined = `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;
  return { sentence: cause.replace(/`[^`]*`/, () => joined), findings: same, steps: [] };
}

const valuesIn = (text: string): string[] => [...text.matchAll(/`([^`]*)`/g)].map(([, value = '']) => value);

interface QuestionAnswered {
  readonly words: string;
  readonly isDenied: boolean;
  /** Where there is no cause to go with it. */
  readonly alone: Pick<Cause, 'sentence' | 'steps'>;
}

/** What the text asks and we know the answer to. */
function answerToQuestion(report: Report, knowledge: Knowledge): QuestionAnswered | null {
  const known = report.claims
    .filter(({ asked }) => asked)
    .flatMap(({ card, verdict }) => {
      const claim = knowledge.claims.find(({ id }) => card === `claim/${id}`);
      if (claim === undefined || (claim.reply === null && verdict === 'unverified')) return [];
      const isDenied = verdict !== 'confirmed';
      const words = claim.reply ?? say(isDenied ? 'answer-no' : 'answer-yes', knowledge);
      return [{ words, isDenied, alone: { sentence: sentence(words), steps: [claim.answer] } }];
    });
  return known.find(({ isDenied }) => isDenied) ?? known[0] ?? null;
}
