import { describeError } from '../../log.ts';
import { diagnosticsOf } from '../../reply/verdict.ts';
import type { Diagnostic, Knowledge, Report, SecretKind } from '../../validator/index.ts';
import { REVOKE, SECRET_SEEN } from '../views/secret-warning.ts';
import type { AnswerDeps } from './deps.ts';
import type { Job, SeenSecret } from './job.ts';

const CODE = 'rule/secret-in-paste';

/** The report with what was covered before the text came to the validator, so that the reply can say so. */
export function withSecrets(report: Report, seen: readonly SeenSecret[], knowledge: Knowledge): Report {
  if (seen.length === 0) return report;
  const card = knowledge.cards.get(CODE);
  const told = new Set(report.diagnostics.filter(({ code }) => code === CODE).map(({ message }) => message));
  const added = seen
    .map(
      ({ kind, line, column }): Diagnostic => ({
        code: CODE,
        severity: card?.severity ?? 'error',
        pointer: null,
        line,
        column,
        message: card?.messages[kind] ?? SECRET_SEEN,
        cause: card?.reply[kind]?.cause ?? SECRET_SEEN,
        change: card?.reply[kind]?.change ?? null,
        evidence: card?.evidence ?? 'observed',
        card: CODE,
      }),
    )
    .filter(({ message }) => !told.has(message));
  return { ...report, diagnostics: [...added, ...report.diagnostics] };
}

/** Which kinds of secret a message and its files held; undefined stands for one that only the report knows. */
export function secretKinds(report: Report, seen: readonly SeenSecret[]): (SecretKind | undefined)[] {
  const isSeen = diagnosticsOf(report).some(({ code }) => code === CODE);
  if (seen.length > 0) return seen.map(({ kind }) => kind);
  return isSeen ? [undefined] : [];
}

/** A word to the author alone on how to revoke it. It isn't worth a second reply, so its failure is only logged. */
export async function warnOfSecrets(
  { source, thread, author }: Pick<Extract<Job, { kind: 'warn' }>, 'source' | 'thread' | 'author'>,
  kinds: readonly (SecretKind | undefined)[],
  { client, log }: Pick<AnswerDeps, 'client' | 'log'>,
): Promise<void> {
  if (kinds.length === 0) return;
  const ways = [...new Set(kinds.map((kind) => REVOKE[kind ?? 'other']))];
  try {
    await client.chat.postEphemeral({
      channel: source.channel,
      user: author,
      ...(thread !== null && { thread_ts: thread }),
      text: [SECRET_SEEN, ...ways, 'Then edit or delete the message. I neither show nor keep it.'].join(' '),
    });
  } catch (error) {
    log.warn(describeError(error), 'the author could not be warned of a secret');
  }
}
