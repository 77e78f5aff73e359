import type { Server as HttpServer } from 'node:http';
import { REALTIME_PATH } from '@tidings/contracts';
import { Server } from 'socket.io';
import { MAX_PAYLOAD } from '../subscription/session-ready.ts';
import { endTransports } from './end-transports.ts';

type Timings = { enginePing: number; enginePingTimeout: number; connectTimeout: number };

/** The one engine on `/ws`, still without namespaces: nobody gets in before the gateway opens them. */
export function openEngine(server: HttpServer, timings: Timings): Server {
  const io = new Server(server, {
    path: REALTIME_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    pingInterval: timings.enginePing,
    pingTimeout: timings.enginePingTimeout,
    connectTimeout: timings.connectTimeout,
    maxHttpBufferSize: MAX_PAYLOAD,
    perMessageDeflate: false,
    httpCompression: false,
    cleanupEmptyChildNamespaces: true,
  });
  hearUpgrades(server);
  writeHandshakesTogether(server);
  endTransports(io);
  return io;
}

/** Longer than the engine lets an upgrade wait that is not its own. */
const FOREIGN_UPGRADE_MS = 2_000;

/**
 * Node takes its listeners from a socket that asks to upgrade. Where the path is not the engine's, nobody else listens: a
 * client that resets the connection would end the process.
 */
function hearUpgrades(server: HttpServer): void {
  server.prependListener('upgrade', (req, socket) => {
    socket.on('error', () => socket.destroy());
    if (req.url?.startsWith(REALTIME_PATH)) return;
    const linger = setTimeout(() => socket.destroy(), FOREIGN_UPGRADE_MS);
    socket.once('close', () => clearTimeout(linger));
  });
}

/** The answer to an upgrade and the engine's first packet are made in one turn of the loop, and leave in one write. */
function writeHandshakesTogether(server: HttpServer): void {
  server.prependListener('upgrade', (_req, socket) => {
    socket.cork();
    setImmediate(() => socket.uncork());
  });
}
