import { StoreError, type StoreFault } from '../store.ts';

interface Meaning {
  readonly fault: StoreFault;
  readonly message: string;
}

/** Nothing of `DATABASE_URL` is ever told: with a character that should have been escaped, its password is in any part. */
const SERVER = 'The PostgreSQL server that DATABASE_URL names';

const AWAY: Meaning = {
  fault: 'away',
  message: `${SERVER} cannot be reached. Start it, or correct the host and port; work goes on by itself once it answers.`,
};

const DENIED: Meaning = {
  fault: 'denied',
  message: `${SERVER} does not let this user in. Correct the user and password in DATABASE_URL, or pg_hba.conf there.`,
};

const FULL: Meaning = {
  fault: 'full',
  message: `${SERVER} has no space left on its disk. Free some; what is stored is safe, and work goes on by itself.`,
};

const READ_ONLY: Meaning = {
  fault: 'not-writable',
  message: `${SERVER} takes no writes: it is a standby, or set to read only. Name the primary in DATABASE_URL.`,
};

const NO_RIGHTS: Meaning = {
  fault: 'denied',
  message: `${SERVER} does not let this user make or use callcheck's tables. Grant it CREATE on the database, or make it the owner of the schemas callcheck and callcheck_queue.`,
};

/** SQLSTATE codes, see the appendix of PostgreSQL's manual. */
const BY_STATE: Readonly<Record<string, Meaning>> = {
  '28000': DENIED,
  '28P01': DENIED,
  '3D000': {
    fault: 'missing',
    message: `${SERVER} has no such database. Create it, or correct its name at the end of DATABASE_URL.`,
  },
  '42501': NO_RIGHTS,
  '25006': READ_ONLY,
  '53100': FULL,
  '57P01': AWAY,
  '57P02': AWAY,
  '57P03': AWAY,
  '57P05': AWAY,
  '25P03': AWAY,
  '53300': {
    fault: 'away',
    message: `${SERVER} has no connection left. Raise its max_connections (a replica of callcheck takes up to 14), or run fewer replicas; work goes on by itself.`,
  },
};

/** OpenSSL's words for a certificate that is not to be trusted. */
const CERTIFICATE = /^(?:DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_)/;

/** System errors that no server answers behind. */
const NETWORK = /^(?:E(?:CONN\w+|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|HOST\w+|NET\w+|NOENT|ACCES))$/;

/** What `pg` says, without a code, of a connection that broke or never came to be. */
const BROKEN =
  /^(?:Connection terminated|timeout e|Query read timeout|Client has encountered|Cannot use a pool|Client was closed)/i;

/** A user who may not make the tables that are missing. */
export function refuseRights(): StoreError {
  return new StoreError(NO_RIGHTS.fault, NO_RIGHTS.message);
}

/** Says in a StoreError what an error of the database or of the way to it means. Quotes nothing of either. */
export function explain(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const meaning = BY_STATE[code] ?? guess(error, code);
  return new StoreError(meaning.fault, meaning.message);
}

function guess(error: unknown, code: string): Meaning {
  const message = error instanceof Error ? error.message : '';
  if (NETWORK.test(code) || code.startsWith('08') || BROKEN.test(message)) return AWAY;
  if (CERTIFICATE.test(code)) {
    return {
      fault: 'denied',
      message: `${SERVER} shows a certificate that is not trusted (${code}). Name its authority with sslrootcert in DATABASE_URL or NODE_EXTRA_CA_CERTS.`,
    };
  }
  if (message.startsWith('The server does not support SSL')) {
    return {
      fault: 'denied',
      message: `${SERVER} does not speak TLS, which sslmode in DATABASE_URL asks for. Turn it on there, or set sslmode=disable.`,
    };
  }
  return { fault: 'failed', message: `${SERVER} could not be used (code ${code === '' ? 'none' : code}).` };
}

/** Only what looks like a code, so that nothing else gets into a message. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' && /^\w{1,40}$/.test(error.code) ? error.code : '';
}
