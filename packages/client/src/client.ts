import type {
  CommandAnswer,
  CommandInput,
  DurableMeta,
  EventName,
  Namespace,
  Position,
  Positions,
  ServerToClientEvents,
  Viewing,
} from '@tidings/contracts';
import { commandDeclarations, parseRoom } from '@tidings/contracts/plain';
import type { AppCommandName } from './commands.ts';
import { Backoff, type BackoffPreset, backoffPresets } from './connection/backoff.ts';
import { detectEnvironment, type Environment } from './connection/environment.ts';
import { Heartbeat } from './connection/heartbeat.ts';
import { Ladder } from './connection/ladder.ts';
import { StatusStore } from './connection/status.ts';
import { Supervisor } from './connection/supervisor.ts';
import { type TokenSource, Tokens } from './connection/tokens.ts';
import { Controls } from './controls.ts';
import { Emitter } from './emitter.ts';
import { type Clock, type Random, systemClock } from './shared/clock.ts';
import { defaultTiming, type Timing } from './shared/config.ts';
import { homeNamespace } from './shared/home-namespace.ts';
import { newStats, type Stats } from './shared/stats.ts';
import type { LadderName } from './shared/transport-name.ts';
import { Streams } from './stream/streams.ts';
import type { RoomView } from './stream/views/room-view.ts';
import type { JoinTabs } from './tabs/join-tabs.ts';
import { defaultTransports } from './transports/default.ts';
import { guarded } from './transports/guarded.ts';
import type { Transport } from './transports/port.ts';

export type TidingsClientOptions = TokenSource & {
  /** The origin of the server, e.g. `https://forum.example`; `''` is the page's own. */
  url: string;
  /** This device, 8 to 64 letters, digits, `_` or `-`; the same after a reload. */
  deviceId: string;
  timing?: Timing;
  backoff?: BackoffPreset;
  clock?: Clock;
  random?: Random;
  environment?: Environment;
  /** The transports to use; WebSocket, long-polling, SSE and timed sync unless given. */
  transports?: readonly Transport[];
  /** The other tabs of this browser, to share one connection with (`joinTabs`); without it this client has its own. */
  tabs?: JoinTabs | undefined;
  /** With each heartbeat: the server's time, ms, read no longer than `ageMs` ago. For an application that shows ages. */
  onServerTime?: (serverTime: number, ageMs: number) => void;
  /** Failures of the owner's own handlers and snapshots; nothing else is ever thrown or reported. */
  onProblem?: (problem: string, error: unknown) => void;
};

const VIEWING_MAX = 8;
export type TidingsClient = ReturnType<typeof createTidingsClient>;

/** Makes a client of one signed-in member. Nothing is sent before `connect()`. */
export function createTidingsClient(options: TidingsClientOptions) {
  const timing = options.timing ?? defaultTiming;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const environment = options.environment ?? detectEnvironment();
  const report = options.onProblem ?? (() => {});
  const stats: Stats = newStats();
  let lastTransport: LadderName | null = null;
  const status = new StatusStore(() => clock.now());
  const emitter = new Emitter(report);
  const tokens = new Tokens(options, clock, timing.requestTimeoutMs);
  const base = { clock, random, timing, report, stats };
  const streams = new Streams({
    ...base,
    applied: ({ name, payload, meta }) => emitter.emit(name, payload, meta, meta.id),
  });
  const tabs = options.tabs?.({ ...base, environment, status, supervisor: () => supervisor });
  const own = options.transports ?? defaultTransports({ url: options.url, timing, clock, random });
  const safe = own.map((transport) => guarded(transport, report));
  const transports = tabs?.ladder(safe) ?? safe;

  let viewing: readonly Viewing[] = [];
  const heartbeat = new Heartbeat({
    ...base,
    visible: () => environment.visible(),
    viewing: () => viewing,
    namespaces: () => streams.namespacesInUse(),
    answered: (latencyMs, { epoch, rooms, serverTime }) => {
      status.set({ latencyMs });
      const at = Date.parse(serverTime);
      if (!Number.isNaN(at)) options.onServerTime?.(at, latencyMs);
      streams.heads(epoch, rooms, false);
    },
    failed: (connection) => supervisor.broken(connection, 'heartbeat'),
  });
  const supervisor: Supervisor = new Supervisor({
    ...base,
    environment,
    status,
    tokens,
    backoff: new Backoff(options.backoff ?? backoffPresets.a, random),
    ladder: new Ladder(
      transports.map(({ name }) => name),
      timing,
      tabs?.isOffered,
    ),
    transports: new Map(transports.map((transport) => [transport.name, transport])),
    context: {
      token: () => tokens.current,
      deviceId: options.deviceId,
      cursor: (namespace) => streams.cursor(namespace),
    },
    attach: (connection, ready, stamp) => {
      streams.attach(connection, ready.rooms, stamp);
      if (stats.connects > 0) streams.refreshLatest();
      stats.connects += 1;
      if (lastTransport && lastTransport !== connection.transport) stats.transportChanges += 1;
      lastTransport = connection.transport;
      emitter.emit('session:ready', ready, undefined);
      if (connection.transport !== 'rest') heartbeat.start(connection);
    },
    ready: (connection, ready, stamp) => {
      if (connection === supervisor.connection) streams.results(ready.rooms, stamp);
    },
    results: (connection, results, stamp) => {
      if (connection === supervisor.connection) streams.results(results, stamp);
    },
    packet: receive,
    detach: () => {
      heartbeat.stop();
      streams.detach();
    },
    caughtUp: () => streams.caughtUp,
    doubt: (connection) => (connection.transport === 'rest' ? connection.askNow?.() : heartbeat.now()),
  });
  const controls = new Controls({ ...base, supervisor, streams, tokens });

  function receive(name: string, payload: object, meta: object | undefined) {
    if (!meta) {
      controls.handle(name, payload);
      emitter.emit(name, payload, undefined);
    } else if (isDurable(meta)) {
      streams.event({ name, payload, meta, replayed: false });
    } else {
      streams.pass(name, payload, meta);
      emitter.emit(name, payload, meta);
    }
    status.set({ lastEventAt: clock.now() });
  }

  const unwatch = environment.watch((what) => {
    if (what === 'offline') return supervisor.offline();
    if (what !== 'hidden') supervisor.rearm(what === 'online');
    else streams.acks.flush();
    heartbeat.now();
  });

  return {
    /** What the interface shows: `subscribe` and `getSnapshot` for `useSyncExternalStore`. */
    status: { subscribe: status.subscribe, getSnapshot: status.getSnapshot },
    stats: stats as Readonly<Stats>,
    /** Connects, or tries again after `lost`, `evicted`, `closing` or `signed-out`. */
    connect: () => {
      tabs?.enter();
      supervisor.start();
    },
    /** The same at the person's wish: a wait is cut short, also the one for the next check on the timed transport. */
    retry: () => {
      tabs?.enter();
      if (supervisor.connection?.askNow) supervisor.connection.askNow();
      else supervisor.start();
    },
    /** Ends the connection; rooms and positions stay for the next `connect()`. */
    disconnect: () => {
      tabs?.leave();
      supervisor.stop('idle');
    },
    /** Ends everything, timers too. The client is of no use afterwards. */
    close: () => {
      unwatch();
      tabs?.close();
      supervisor.stop('idle');
      streams.close();
    },
    /** Follows a room until the returned function is called; all subscribers of a room share one stream. */
    subscribe: (room: string, view: RoomView): (() => void) => streams.subscribe(room, view),
    /** What is on the screen, up to eight rooms: what comes at the end of one arrives read. Said at once, and again by each connection. */
    viewing: (rooms: readonly Viewing[]): void => {
      const said = JSON.stringify(viewing);
      viewing = rooms.slice(0, VIEWING_MAX).map(({ room, atEnd }) => ({ room, atEnd }));
      if (JSON.stringify(viewing) !== said) heartbeat.now();
    },
    /** Hears an event wherever it comes from: a stored one once, after its rooms' views have applied it. */
    on: <N extends EventName>(name: N, handler: ServerToClientEvents[N]): (() => void) => emitter.on(name, handler),
    /** Sends a command. Never rejects: without a connection the answer is a refusal `UNAVAILABLE`. */
    async command<N extends AppCommandName>(name: N, input: CommandInput<N>): Promise<CommandAnswer<N>> {
      const { connection } = supervisor;
      try {
        if (connection) return await connection.request(namespaceOf(name, input), name, input);
      } catch {
        // Said below: a command without an answer is a refusal.
      }
      return { ok: false, code: 'UNAVAILABLE', message: 'Not connected' };
    },
    /** Up to where a room has been applied; `null` while that cannot be said. */
    position: (room: string): Position | null => streams.position(room),
    /** An answer with these positions is older than what its rooms show: fetch it again. */
    isStale: (positions: Positions): boolean =>
      Object.entries(positions).some(([room, at]) => {
        const now = streams.position(room);
        return now !== null && (now.epoch !== at.epoch || now.offset > at.offset);
      }),
    /** The application holds a new access token: the connection takes it over, or is tried again. */
    tokenRefreshed: () => controls.renew('application'),
  };
}

const isDurable = (meta: object): meta is DurableMeta => 'offset' in meta && 'epoch' in meta && 'id' in meta;

function namespaceOf(name: AppCommandName, input: object): Namespace {
  const room = 'room' in input && typeof input.room === 'string' ? parseRoom(input.room)?.namespace : undefined;
  return room ?? commandDeclarations[name].namespaces[0] ?? homeNamespace;
}
