import { lookup as dnsLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { within } from '../kernel/within.ts';
import { isPublicAddress } from './public-address.ts';

/** Why nothing is sent to an address: what it says is not for who gave it (it may be about our own network). */
export class RefusedTarget extends Error {}

/** The host of an address without the brackets of IPv6. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * Reads an address to which others let us send. Only https to the usual port of a host of the public internet, without a
 * name and password; `also`: origins of one's own network that the operator names, with http as well. What a name stands
 * for is looked at when it is connected to, by `publicLookup`. Throws RefusedTarget.
 */
export function readTarget(text: string, also: ReadonlySet<string>): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw new RefusedTarget('It is no address.');
  if (url.username !== '' || url.password !== '') throw new RefusedTarget('It carries a name or a password.');
  if (also.has(url.origin)) return url;
  if (url.protocol !== 'https:' || url.port !== '') throw new RefusedTarget('It is not https on its usual port.');
  const host = hostOf(url);
  const isNamed = isIP(host) === 0;
  if (isNamed ? isLocalName(host) : !isPublicAddress(host))
    throw new RefusedTarget('It is not on the public internet.');
  return url;
}

const isLocalName = (host: string): boolean =>
  !host.replace(/\.$/, '').includes('.') || /\.(?:local|localhost|internal|home\.arpa)\.?$/.test(host);

type Lookup = (
  host: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, found: { address: string; family: number }[]) => void,
) => void;

/**
 * What a name stands for when a connection is made, refused unless all of it is public: the connection goes to what was
 * looked at, so a name that changes meanwhile (DNS rebinding) leads nowhere else.
 */
export const publicLookup =
  (resolve: Lookup = dnsLookup): LookupFunction =>
  (host, options, callback) => {
    resolve(host, { all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const wanted = found.filter(({ family }) => !options.family || options.family === family);
      const [first] = wanted;
      if (!first || !found.every(({ address }) => isPublicAddress(address)))
        return callback(new RefusedTarget('It is not on the public internet.'), '', 0);
      if (options.all) callback(null, wanted);
      else callback(null, first.address, first.family);
    });
  };

const LOOK_UP_MS = 3000;

/** Looks a host up now, to refuse at once what could never be sent to. Throws RefusedTarget; a name that nobody answers for is one as well. */
export async function resolveTarget(url: URL, also: ReadonlySet<string>): Promise<void> {
  const host = hostOf(url);
  if (also.has(url.origin) || isIP(host) !== 0) return;
  const looked = new Promise<void>((resolve, reject) => {
    publicLookup()(host, { all: true }, (error) => (error ? reject(error) : resolve()));
  });
  await within(LOOK_UP_MS, looked).catch((error: unknown) => {
    throw error instanceof RefusedTarget ? error : new RefusedTarget('Its host is not found.');
  });
}
