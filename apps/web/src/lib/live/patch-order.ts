import { hashKey } from '@tanstack/react-query';
import type { LiveCache } from './live-cache.ts';

/** The caches so that each stands where its `before` wants it; otherwise as they came. Throws on a circle. */
export function inPatchOrder(caches: readonly LiveCache[]): LiveCache[] {
  const left = [...caches];
  const order: LiveCache[] = [];
  while (left.length > 0) {
    // One that no other of those left must go before.
    const at = left.findIndex(({ key }) => !left.some(({ before }) => before.some((other) => isSame(other, key))));
    const [next] = at < 0 ? [] : left.splice(at, 1);
    if (!next)
      throw new Error(`Live caches want to be patched before each other: ${left.map(({ key }) => hashKey(key))}`);
    order.push(next);
  }
  return order;
}

const isSame = (a: LiveCache['key'], b: LiveCache['key']) => hashKey(a) === hashKey(b);
