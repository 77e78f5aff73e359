import { DatabaseClient } from '../client.ts';

/** Does something on a connection of its own. */
export async function connected<T>(url: string, work: (client: DatabaseClient) => Promise<T>): Promise<T> {
  const client = new DatabaseClient({
    ...{ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 30_000 },
    application_name: 'tidings-roles',
  });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
