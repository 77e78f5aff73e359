import { isIP } from 'node:net';
import { isLoopback, isPublicAddress } from './public-address.ts';
import { type Resolve, resolveByDns } from './resolve.ts';

/** How requests leave this server. `loopback`: this machine may be asked as well, without TLS: for development and tests. */
export type Outgoing = { readonly loopback: boolean; readonly resolve?: Resolve };

/** Why nothing is sent to an address that others gave us. */
export type RefusedTarget = 'scheme' | 'credentials' | 'port' | 'address' | 'unknown_host' | 'unreadable';
export class TargetRefused extends Error {
  readonly reason: RefusedTarget;
  constructor(reason: RefusedTarget) {
    super(`Nothing is sent there: ${reason}.`);
    this.reason = reason;
  }
}

/** Where a request goes: the URL, and the one address that was found fit for it. */
export type Target = { url: URL; address: string; family: 4 | 6 };

const LONGEST = 2000;
const ports = new Set(['', '443', '8443']);
const isPortFit = (port: string) => ports.has(port) || Number(port) >= 1024;

function read(text: string): URL {
  if (text.length > LONGEST) throw new TargetRefused('unreadable');
  try {
    return new URL(text);
  } catch {
    throw new TargetRefused('unreadable');
  }
}

async function addressesOf(host: string, { loopback, resolve = resolveByDns }: Outgoing): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  // No name server is to say what these are.
  if (/^(?:.*\.)?localhost$/.test(host)) return loopback ? ['127.0.0.1'] : [];
  return resolve(host).catch(() => {
    throw new TargetRefused('unknown_host');
  });
}

/**
 * Where a URL of somebody else's leads, or why nothing is sent there (ATTACKS 42). Numbers in any spelling are read as
 * addresses by the URL parser. Every address a name has must be public; one of them is chosen here and connected to, so that
 * a name that means something else a moment later changes nothing. Throws TargetRefused.
 */
export async function findTarget(text: string, outgoing: Outgoing): Promise<Target> {
  const url = read(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TargetRefused('scheme');
  if (url.username !== '' || url.password !== '') throw new TargetRefused('credentials');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const addresses = await addressesOf(host, outgoing);
  const own = outgoing.loopback && addresses.length > 0 && addresses.every(isLoopback);
  if (!own) {
    if (url.protocol !== 'https:') throw new TargetRefused('scheme');
    if (!isPortFit(url.port)) throw new TargetRefused('port');
    if (addresses.length === 0 || !addresses.every(isPublicAddress)) throw new TargetRefused('address');
  }
  const address = addresses.find((each) => isIP(each) === 4) ?? addresses[0] ?? '';
  return { url, address, family: isIP(address) === 6 ? 6 : 4 };
}
