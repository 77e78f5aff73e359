import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { canonicalAddress } from '../limits/address.ts';

/** What of IPv4 is nobody's on the internet: this host, private, shared, link-local, tests, multicast, reserved (RFC 6890). */
const reserved4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** What of the global part of IPv6 leads elsewhere: Teredo and others of 2001::/23, examples, 6to4. */
const reserved6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
const closed = new BlockList();
for (const [net, prefix] of reserved4) closed.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of reserved6) closed.addSubnet(net, prefix, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one of the internet. IPv4 within IPv6 is read as IPv4; what is no address is not. */
export function isPublicAddress(text: string): boolean {
  const address = canonicalAddress(text);
  if (address === null) return false;
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  return isIPv6(address) && global6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** Whether an address is this machine itself. */
export function isLoopback(text: string): boolean {
  const address = canonicalAddress(text);
  return address !== null && (address === '::1' || address.startsWith('127.'));
}
