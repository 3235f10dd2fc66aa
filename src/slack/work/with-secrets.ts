import { diagnosticsOf } from '../../reply/verdict.ts';
import { formatSource, type SourceKey } from '../../store/source-key.ts';
import type { NewWork } from '../../store/work-queue.ts';
import type { Diagnostic, Knowledge, Report, SecretKind } from '../../validator/index.ts';
import type { AnswerDeps } from './deps.ts';
import { type Job, type SeenSecret, toWork } from './job.ts';

const CODE = 'rule/secret-in-paste';

/** The report with what was covered in the text before it came to the validator, so that the reply can say so. */
export function withSecrets(report: Report, seen: readonly SeenSecret[], knowledge: Knowledge): Report {
  if (seen.length === 0) return report;
  const card = knowledge.cards.get(CODE);
  const told = new Set(report.diagnostics.filter(({ code }) => code === CODE).map(({ message }) => message));
  const added = seen
    .flatMap(({ kind, line, column }): Diagnostic[] => {
      if (line === undefined || column === undefined) return [];
      return [
        {
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
        },
      ];
    })
    .filter(({ message }) => !told.has(message));
  return { ...report, diagnostics: [...added, ...report.diagnostics] };
}

/** Whether a message or its files held a secret; some only the report knows. */
export function holdsSecret(report: Report, seen: readonly SeenSecret[]): boolean {
  return seen.length > 0 || diagnosticsOf(report).some(({ code }) => code === CODE);
}

/** Tells the author of a message that it has a secret, once for each message. */
export function warningFor(
  { source, installed, trace }: Job,
  {
    of,
    thread,
    author,
    secrets,
  }: {
    /** The message that holds the secret. */
    readonly of: SourceKey;
    readonly thread: string | null;
    readonly author: string;
    readonly secrets: SeenSecret[];
  },
  now: number,
): NewWork {
  const job: Job = { kind: 'warn', source, installed, trace, thread, author, secrets };
  return toWork(job, warningName(of), now);
}

/** Names the warning as a delivery, so that a second one is not added. */
export const warningName = (source: SourceKey): string => `warn/${formatSource(source)}`;

/** Tells the author alone how to revoke what the message holds. Rejects like any call, to be tried again. */
export async function warnOfSecrets(
  { source, thread, author, secrets }: Extract<Job, { kind: 'warn' }>,
  { client, pacer }: Pick<AnswerDeps, 'client' | 'pacer'>,
): Promise<void> {
  // A warning without kinds is for a secret that only the report knows.
  const kinds = secrets.length === 0 ? (['other'] as const) : secrets.map(({ kind }) => kind);
  const ways = [...new Set(kinds.map((kind) => REVOKE[kind]))];
  await pacer.call('chat.postEphemeral', source.team, () =>
    client.chat.postEphemeral({
      channel: source.channel,
      user: author,
      ...(thread !== null && { thread_ts: thread }),
      text: [SECRET_SEEN, ...ways, 'Then edit or delete the message. I neither show nor keep it.'].join(' '),
    }),
  );
}

/** What a private warning begins with. */
const SECRET_SEEN = 'Your message holds a secret that everybody here can read.';

const TOKEN =
  'Revoke the token: `DELETE /api/v2/tokens/me` with the token itself ends it at once; a new login gives another.';
const CLIENT =
  'Make a new secret for the OAuth client (Admin, Integrations, OAuth), which ends the old one, and put it where the old one was used.';

/** How each kind of secret is made worthless. */
const REVOKE: Readonly<Record<SecretKind | 'other', string>> = {
  'bearer-token': TOKEN,
  'access-token': TOKEN,
  'basic-credentials': `${CLIENT} If it was a user name and a password, change the password.`,
  'client-secret': CLIENT,
  password: 'Change the password, also wherever else it is used.',
  cookie: 'Revoke the session: sign out of it in the browser it came from.',
  'api-key': 'Revoke the key where it was issued, and make a new one.',
  'private-key': 'Replace the key pair, and take the old public key away wherever it is trusted.',
  other: 'Revoke it where it was issued, and make a new one.',
};
