import type { GenesysConfig } from '../config.ts';
import type { Failure } from '../genesys/client/answer.ts';
import { createOrgClient } from '../genesys/client/client.ts';
import { type Probe, probe } from '../genesys/probe.ts';
import { fault, ok, type SetUpFinding, warning } from './finding.ts';

const CHECK = 'organization';

/** Checks the client's login, each permission that lookups need, and permissions beyond those. */
export async function checkGenesys(config: GenesysConfig): Promise<SetUpFinding[]> {
  const client = createOrgClient(config);
  const login = await client.logIn();
  if (login.kind === 'failed') return [tellFailure(login.why)];
  return tellProbe(await probe(client));
}

function tellProbe({ lacked, excess, failures }: Probe): SetUpFinding[] {
  return [
    ...(lacked.length + failures.length === 0
      ? [ok(CHECK, 'Genesys Cloud answers, and the client has the permissions that lookups need')]
      : []),
    ...lacked.map((permission) =>
      warning(
        CHECK,
        `the client lacks ${permission}`,
        'add it to the role of the OAuth client; lookups work without it as far as they can',
      ),
    ),
    ...(failures[0] === undefined ? [] : [tellFailure(failures[0])]),
    ...(excess === null || excess.length === 0 ? [] : [tellExcess(excess)]),
  ];
}

/** Enough to recognize the role. */
const MOST_SHOWN = 3;

function tellExcess(excess: readonly string[]): SetUpFinding {
  const shown = excess.slice(0, MOST_SHOWN).join(', ');
  const more = excess.length > MOST_SHOWN ? ` and ${excess.length - MOST_SHOWN} more` : '';
  return warning(
    CHECK,
    `the client may do more than read: ${shown}${more}`,
    'give it a role with the permissions of src/genesys/README.md only',
  );
}

function tellFailure(why: Failure): SetUpFinding {
  if (why === 'login-refused') {
    return fault(
      CHECK,
      'Genesys Cloud refuses the client',
      'correct GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET; a client is known in the region of its organization only, so check GENESYS_REGION too',
    );
  }
  const words: Readonly<Record<Exclude<Failure, 'login-refused'>, string>> = {
    unreachable: 'cannot be reached',
    slow: 'does not answer in time',
    broken: 'answers what its contract does not say',
    forbidden: 'refuses a lookup',
    'rate-limited': 'limits the rate of requests',
    suspended: 'failed several times in a row',
  };
  return warning(
    CHECK,
    `Genesys Cloud ${words[why]}`,
    'try again later; answers come without lookups meanwhile',
  );
}
