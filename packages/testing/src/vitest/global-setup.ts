import { startBroker } from '../postgres/broker.ts';
import { brokerVariable } from '../postgres/shared-address.ts';

/** Vitest's globalSetup: one broker a run, whatever the number of projects. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[brokerVariable]) return undefined;
  const broker = await startBroker();
  process.env[brokerVariable] = broker.url;
  return async () => {
    delete process.env[brokerVariable];
    await broker.close();
  };
}
