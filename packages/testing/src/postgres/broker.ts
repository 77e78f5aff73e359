import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts';
import type { SharedAddress } from './shared-address.ts';

/** The one PostgreSQL of a test run, started when the first test asks for it. Nobody cuts its power: it need not wait for the disk. */
export interface Broker {
  /** Goes into the environment of the test processes. */
  url: string;
  close: () => Promise<void>;
}

/** Starts the broker in the process that outlives all test processes. */
export async function startBroker(): Promise<Broker> {
  const path = `/${randomBytes(16).toString('hex')}`;
  let shared: Promise<OwnPostgres> | undefined;
  const server = createServer(async (request, response) => {
    if (request.url !== path) return void response.writeHead(404).end();
    try {
      shared ??= startOwnPostgres({ durable: false });
      const { adminUrl, template } = await shared;
      response.end(JSON.stringify({ adminUrl, template } satisfies SharedAddress));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await shared?.then((postgres) => postgres.stop()).catch(() => undefined);
    },
  };
}
