import type { IncomingMessage } from 'node:http';
import type { BlockMode, BlockRules, FaultProxy } from '@tidings/testing';

export type Way = 'websocket' | 'polling' | 'sse' | 'sync';

function wayOf({ headers, url = '' }: IncomingMessage): Way | undefined {
  if (headers.upgrade?.toLowerCase() === 'websocket') return 'websocket';
  if (/^\/ws(\/|\?|$)/.test(url)) return 'polling';
  if (url.startsWith('/api/stream')) return 'sse';
  return url.startsWith('/api/sync') ? 'sync' : undefined;
}

/** What passes a proxy, seen from the server's side of it, and what may not pass. */
export class Traffic {
  readonly #proxy: FaultProxy;
  #rules: Omit<BlockRules, 'other'> = {};
  #counts: Record<Way, number> = { websocket: 0, polling: 0, sse: 0, sync: 0 };

  constructor(proxy: FaultProxy) {
    this.#proxy = proxy;
    this.block({});
  }

  /** Blocks ways from now on; `{}` opens all. Refused ones are not counted. */
  block(rules: Omit<BlockRules, 'other'>): void {
    this.#rules = rules;
    const other = (request: IncomingMessage): BlockMode | undefined => {
      const way = wayOf(request);
      if (way) this.#counts[way] += 1;
      return undefined;
    };
    this.#proxy.block({ ...this.#rules, other });
  }

  /** Requests that reached the server on each way since the last call. */
  take(): Record<Way, number> {
    const counts = this.#counts;
    this.#counts = { websocket: 0, polling: 0, sse: 0, sync: 0 };
    return counts;
  }
}
