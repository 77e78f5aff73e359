/** Where the shared PostgreSQL is, as the broker says. */
export interface SharedAddress {
  adminUrl: string;
  /** Database that carries all migrations and is only ever copied. */
  template: string;
}

/** Environment variable that carries the broker's address to test processes. */
export const brokerVariable = 'TIDINGS_TEST_BROKER';

/** Asks the broker of this test run; undefined when there is none (a program outside Vitest). */
export async function askBroker(): Promise<SharedAddress | undefined> {
  const url = process.env[brokerVariable];
  if (!url) return undefined;
  const answer = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  if (!answer.ok) throw new Error(`PostgreSQL for the tests did not start: ${await answer.text()}`);
  return (await answer.json()) as SharedAddress;
}
