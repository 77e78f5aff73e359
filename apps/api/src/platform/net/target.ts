import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { within } from '../kernel/within.ts';
import { isLoopback, isPublicAddress } from './public-address.ts';
import { type Resolve, resolveByDns } from './resolve.ts';

/** What a feature may send to, beside https to hosts of the public internet. */
export type Outgoing = {
  /** Origins of one's own network that the operator names, with http as well: found as this machine finds them. */
  readonly origins?: ReadonlySet<string>;
  /** This machine itself, with http and on every port: for development and tests. */
  readonly loopback?: boolean;
  /** No other port than that of https. Otherwise 8443 and all above 1023 as well. */
  readonly onlyUsualPort?: boolean;
  /** Characters of a URL; 2000 where nothing is said. */
  readonly longest?: number;
  readonly resolve?: Resolve;
};

const words = {
  unreadable: 'It is no address.',
  scheme: 'It is not https on its usual port.',
  credentials: 'It carries a name or a password.',
  port: 'It is not https on its usual port.',
  address: 'It is not on the public internet.',
  unknown_host: 'Its host is not found.',
};

/** Why nothing is sent to an address that others gave us. */
export type WhyRefused = keyof typeof words;
export class RefusedTarget extends Error {
  readonly reason: WhyRefused;
  constructor(reason: WhyRefused) {
    super(words[reason]);
    this.reason = reason;
  }
}

/** The host of a URL without the brackets of IPv6 and the dot at the end. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
const isThisMachine = (host: string): boolean => /^(?:.*\.)?localhost$/.test(host);
const isLocalName = (host: string): boolean =>
  !host.includes('.') || /\.(?:local|localhost|internal|home\.arpa)$/.test(host);
export const isOwn = ({ origin }: URL, { origins }: Outgoing): boolean => origins?.has(origin) === true;

const ports = new Set(['', '443', '8443']);
const isPortFit = (port: string, { onlyUsualPort = false }: Outgoing): boolean =>
  onlyUsualPort ? port === '' : ports.has(port) || Number(port) >= 1024;

function assertPublicForm(url: URL, outgoing: Outgoing): void {
  if (url.protocol !== 'https:') throw new RefusedTarget('scheme');
  if (!isPortFit(url.port, outgoing)) throw new RefusedTarget('port');
}

/** All addresses of a host must be fit for it: one of them is connected to. */
function assertAddresses(url: URL, addresses: readonly string[], outgoing: Outgoing): void {
  if (addresses.length > 0 && outgoing.loopback && addresses.every(isLoopback)) return;
  assertPublicForm(url, outgoing);
  if (addresses.length === 0 || !addresses.every(isPublicAddress)) throw new RefusedTarget('address');
}

/**
 * Reads a URL to which others let us send, as far as it says itself where it leads: numbers in any spelling are read as
 * addresses by the URL parser. What a name stands for is looked at when it is connected to. Throws RefusedTarget.
 */
export function readTarget(text: string, outgoing: Outgoing): URL {
  if (text.length > (outgoing.longest ?? 2000) || !URL.canParse(text)) throw new RefusedTarget('unreadable');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new RefusedTarget('scheme');
  if (url.username !== '' || url.password !== '') throw new RefusedTarget('credentials');
  if (isOwn(url, outgoing)) return url;
  const host = hostOf(url);
  if (isIP(host) !== 0) assertAddresses(url, [host], outgoing);
  // With loopback only its addresses say whether a name is this machine.
  else if (!outgoing.loopback) {
    assertPublicForm(url, outgoing);
    if (isLocalName(host)) throw new RefusedTarget('address');
  }
  return url;
}

/** What the host of a URL stands for now: IPv4 first, and all of it fit to be sent to. Rejects with RefusedTarget. */
export async function addressesOf(url: URL, outgoing: Outgoing): Promise<LookupAddress[]> {
  const addresses = await resolved(hostOf(url), outgoing);
  assertAddresses(url, addresses, outgoing);
  return addresses.map((address) => ({ address, family: isIP(address) })).sort((a, b) => a.family - b.family);
}

async function resolved(host: string, { loopback, resolve = resolveByDns }: Outgoing): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  // No name server is to say what these are.
  if (isThisMachine(host)) return loopback ? ['127.0.0.1'] : [];
  return resolve(host).catch(() => {
    throw new RefusedTarget('unknown_host');
  });
}

/**
 * Finds what a connection goes to. It goes to nothing but what was looked at, so a name that means something else a moment
 * later (DNS rebinding) leads nowhere else.
 */
export const checkedLookup =
  (url: URL, outgoing: Outgoing): LookupFunction =>
  (_host, { all, family }, callback) => {
    const refuse = (error: Error) => callback(error, '', 0);
    addressesOf(url, outgoing).then((found) => {
      const wanted = found.filter((each) => !family || each.family === family);
      const [first] = wanted;
      if (!first) refuse(new RefusedTarget('address'));
      else if (all) callback(null, wanted);
      else callback(null, first.address, first.family);
    }, refuse);
  };

const LOOK_UP_MS = 3000;

/** Refuses at once what nothing could ever be sent to: its name is looked up now, and again for each connection. Rejects with RefusedTarget. */
export async function assertTarget(text: string, outgoing: Outgoing): Promise<void> {
  const url = readTarget(text, outgoing);
  if (isOwn(url, outgoing)) return;
  await within(LOOK_UP_MS, addressesOf(url, outgoing)).catch((error: unknown) => {
    throw error instanceof RefusedTarget ? error : new RefusedTarget('unknown_host');
  });
}
