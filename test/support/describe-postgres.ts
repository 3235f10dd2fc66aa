import { afterAll, beforeAll, describe, it } from 'vitest';
import { hasPostgres, POSTGRES_MISSING, type PostgresServer, startPostgres } from './postgres.ts';

/**
 * A block of tests around one server, which starts before the first of them. Without PostgreSQL on this machine the
 * block is skipped, with a line that says what to install; with CI set that is a failure.
 */
export function describePostgres(name: string, body: (server: () => PostgresServer) => void): void {
  if (!hasPostgres()) {
    if (process.env.CI) describe(name, () => it('needs PostgreSQL', noServer));
    else {
      process.stderr.write(`Skipped, ${name}: ${POSTGRES_MISSING}.\n`);
      describe.skip(name, () => body(noServer));
    }
    return;
  }
  describe(name, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(async () => {
      await server?.remove();
    }, 60_000);
    body(() => server ?? noServer());
  });
}

function noServer(): never {
  throw new Error(POSTGRES_MISSING);
}
