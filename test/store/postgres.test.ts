import { createPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { describePostgres } from '../support/describe-postgres.ts';
import { describeStore } from './store-contract.ts';

describePostgres('PostgreSQL', (server) => {
  let url: string;
  describeStore('the PostgreSQL store', {
    async open() {
      url = await server().createDatabase();
      return await createPostgresStore({ url });
    },
    async reopen(store) {
      await store.close();
      return await createPostgresStore({ url });
    },
    clean: async () => undefined,
  });
});
