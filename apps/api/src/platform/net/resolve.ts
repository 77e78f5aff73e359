import { Resolver } from 'node:dns/promises';

/** All addresses a name has. Rejects when it has none. */
export type Resolve = (host: string) => Promise<string[]>;

const WAIT_MS = 2_000;

/** Asks the name servers of this machine, and no file of it: what only this machine knows by a name is none of the internet's. */
export const resolveByDns: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: WAIT_MS, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  if (addresses.length === 0) throw new Error('The name has no address.');
  return addresses;
};
