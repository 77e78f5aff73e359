import { isIPv4, isIPv6 } from 'node:net';

/** Where an address belongs: budgets count networks, since whoever has one IPv6 address has 2^64 of them. */
export type Network = {
  /** An IPv4 address, or the /64 of an IPv6 address: one household or machine. */
  near: string;
  /** The /48 of an IPv6 address: one customer, or many. `null` for IPv4. */
  wide: string | null;
};

/** IPv6 prefixes that stand for an IPv4 address in their last 32 bits: mapped, and translated at the edge of a network. */
const carriesIPv4 = /^(?:0:0:0:0:0:ffff|64:ff9b:0:0:0:0):([0-9a-f]+):([0-9a-f]+)$/;

/**
 * The one spelling of an address, whatever a proxy or a socket calls it: without port, brackets, quotes and zone, IPv6
 * shortened as RFC 5952 does, IPv4 within IPv6 as IPv4. `null` for what is no address.
 */
export function canonicalAddress(text: string): string | null {
  const bare = text.trim().replace(/^"(.*)"$/, '$1');
  const host = /^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(bare)?.[1] ?? bare;
  const address = host.replace(/%.*$/s, '');
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return null;
  const [high, low] = (carriesIPv4.exec(groupsOf(address).join(':')) ?? [])
    .slice(1)
    .map((group) => Number(`0x${group}`));
  if (high !== undefined && low !== undefined) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

/** The networks of an address in its one spelling; of anything else the text itself. */
export function networkOf(address: string): Network {
  if (!isIPv6(address)) return { near: address, wide: null };
  const groups = groupsOf(address);
  return { near: `${groups.slice(0, 4).join(':')}::/64`, wide: `${groups.slice(0, 3).join(':')}::/48` };
}

/** The eight groups of an IPv6 address, in hexadecimal without leading zeros. */
function groupsOf(address: string): string[] {
  const shortened = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = '', after] = shortened.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
}
