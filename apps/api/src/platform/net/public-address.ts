import { BlockList, isIPv4 } from 'node:net';
import { canonicalAddress } from '../limits/address.ts';

/** What belongs to nobody on the public internet: private, shared, loopback, link-local, reserved, documentation, multicast (IANA's registries). */
const notPublic = new BlockList();
const v4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
const v6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
for (const [ranges, family] of [
  [v4, 'ipv4'],
  [v6, 'ipv6'],
] as const) {
  for (const range of ranges) {
    const [net = '', bits] = range.split('/');
    notPublic.addSubnet(net, Number(bits), family);
  }
}

/** Whether an address is one of the public internet, whatever its spelling: an IPv4 address within IPv6 counts as what it is. */
export function isPublicAddress(text: string): boolean {
  const address = canonicalAddress(text);
  if (address === null) return false;
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4');
  return global6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}
