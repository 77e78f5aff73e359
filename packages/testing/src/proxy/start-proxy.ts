import { type BlockRules, HttpFilter } from './http-filter.ts';
import { type Direction, TcpFaults } from './tcp-faults.ts';

export interface ProxyOptions {
  /** Port of the server behind the proxy. */
  targetPort: number;
  /** 127.0.0.1 by default. */
  targetHost?: string;
  /** Port to listen on; a free one by default. */
  port?: number;
  /** True puts an HTTP filter behind the TCP faults: needed for block(). */
  http?: boolean;
}

/** A network between clients and a server that a test can break in every way a network does. */
export interface FaultProxy {
  readonly port: number;
  /** http address of the proxy. */
  readonly url: string;
  /** Client connections open right now. */
  readonly connections: number;
  /** Resets open connections; new ones succeed. */
  reset: () => void;
  /** Resets open connections and every new one until restore(). */
  cut: () => void;
  /** Resets open connections and stops listening until restore(): new ones are refused. */
  refuse: () => Promise<void>;
  /** Passes nothing on until restore(): connections stay open, new ones are accepted and get silence. Both ways by default. */
  hang: (...directions: Direction[]) => void;
  /** Passes bytes on later by so many milliseconds; 0 ends it. Both ways by default. */
  delay: (milliseconds: number, ...directions: Direction[]) => void;
  /** Tears one side of each connection down and lets the named side believe that it still has one. */
  halfOpen: (believer: 'client' | 'server') => void;
  /** Blocks kinds of HTTP request; `{}` lets all through. @throws unless started with `http: true` */
  block: (rules: BlockRules) => void;
  /** Ends all faults. */
  restore: () => Promise<void>;
  close: () => Promise<void>;
}

const both: Direction[] = ['up', 'down'];

/** Starts a proxy on 127.0.0.1 in front of a server. */
export async function startProxy(options: ProxyOptions): Promise<FaultProxy> {
  const server = { host: options.targetHost ?? '127.0.0.1', port: options.targetPort };
  const filter = options.http ? new HttpFilter(server) : undefined;
  await filter?.listen();
  const tcp = new TcpFaults(filter ? { host: '127.0.0.1', port: filter.port } : server);
  await tcp.listen(options.port ?? 0);
  const { port } = tcp;
  const cut = () => {
    tcp.setDropNew(true);
    tcp.resetAll();
  };
  const refuse = async () => {
    const stopped = tcp.stopListening();
    tcp.resetAll();
    tcp.endHalves();
    await stopped;
  };
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return tcp.pairs.size;
    },
    reset: () => tcp.resetAll(),
    cut,
    refuse,
    hang: (...directions) => tcp.hold(directions.length > 0 ? directions : both),
    delay: (milliseconds, ...directions) => tcp.setDelay(milliseconds, directions.length > 0 ? directions : both),
    halfOpen: (believer) => tcp.halve(believer),
    block: (rules) => {
      if (!filter) throw new Error('block() needs a proxy started with http: true');
      filter.setRules(rules);
    },
    restore: async () => {
      filter?.setRules({});
      tcp.setDropNew(false);
      tcp.setDelay(0, both);
      tcp.release();
      if (!tcp.isListening) await tcp.listen(port);
    },
    close: async () => {
      await refuse();
      await filter?.close();
    },
  };
}
