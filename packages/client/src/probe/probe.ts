import { randomUUID } from 'node:crypto';
import { rooms as roomNames } from '@tidings/contracts/plain';
import { createTidingsClient } from '../client.ts';
import { plainEnvironment } from '../connection/environment.ts';
import type { Status } from '../connection/status.ts';
import { systemClock } from '../shared/clock.ts';
import { defaultTiming } from '../shared/config.ts';
import type { RoomEvent } from '../stream/views/room-view.ts';
import { defaultTransports } from '../transports/default.ts';
import { Account, ProbeError } from './account.ts';
import type { ProbeOptions } from './options.ts';

const HEARTBEAT_MS = 1_000;
const CONNECT_WITHIN_MS = 40_000;

/** Runs a probe until its time is over or the signal aborts. @throws ProbeError when there was no connection */
export async function probe(options: ProbeOptions, print: (line: string) => void, signal: AbortSignal): Promise<void> {
  const { url, login, password, rooms, transport, seconds } = options;
  const account = new Account(url, login, password);
  await account.signIn();
  const say = (line: string) => print(`${new Date().toISOString().slice(11, 23)}  ${line}`);
  say(`signed in as ${login}`);
  const timing = { ...defaultTiming, heartbeatMs: HEARTBEAT_MS, timedSyncMs: 5_000 };
  const ladder = defaultTransports({ url, timing, clock: systemClock, random: Math.random });
  const client = createTidingsClient({
    url,
    deviceId: `probe-${randomUUID()}`,
    getToken: () => account.token,
    refreshToken: () => account.signIn(),
    timing,
    environment: plainEnvironment,
    transports: ladder.filter(({ name }) => transport === null || name === transport),
    onProblem: (problem) => say(problem),
  });
  let sessionId = '';
  client.on('session:ready', (ready) => {
    sessionId = ready.sessionId ?? '';
  });
  for (const room of new Set([roomNames.user(account.userId), roomNames.announcements, ...rooms])) {
    client.subscribe(room, {
      onEvent: (...event) => say(lineOf(event)),
      onReset: (cause) => say(`${room}  ${cause === 'refused' ? 'is not open to you' : `starts again: ${cause}`}`),
    });
  }
  const round: number[] = [];
  const stopWatching = watch(client.status, say, round);
  try {
    client.connect();
    await connected(client.status, signal);
    await forSeconds(seconds, signal);
    const { live, replayed, duplicates, gaps, resets } = client.stats;
    say(`${live} live, ${replayed} replayed, ${duplicates} repeated, ${gaps} gaps, ${resets} resets`);
    if (round.length > 0) say(`there and back in ${summary(round)}`);
  } finally {
    stopWatching();
    client.close();
    if (sessionId) await account.signOut(sessionId);
  }
}

type StatusSource = { subscribe(listener: () => void): () => void; getSnapshot(): Status };

function watch(status: StatusSource, say: (line: string) => void, round: number[]): () => void {
  let last = '';
  let latency: number | null = null;
  return status.subscribe(() => {
    const { state, transport, attempt, attempts, connectMs, serverId, latencyMs, message } = status.getSnapshot();
    if (latencyMs !== null && latencyMs !== latency) round.push(latencyMs);
    latency = latencyMs;
    const open = transport
      ? `${state} by ${transport} in ${connectMs} ms${serverId ? `, server ${serverId}` : ''}`
      : state;
    const line = state === 'reconnecting' ? `reconnecting, try ${attempt} of ${attempts}` : open;
    if (line !== last) say(message ? `${line}: ${message}` : line);
    last = line;
  });
}

/** Waits for the first connection. @throws ProbeError when it does not come, or was refused for good */
function connected(status: StatusSource, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      stop();
      clearTimeout(timer);
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new ProbeError('There was no connection.'))), CONNECT_WITHIN_MS);
    const look = () => {
      const { transport, state, code, message } = status.getSnapshot();
      if (transport) end(resolve);
      if (state === 'closing' || state === 'signed-out' || state === 'evicted') {
        end(() => reject(new ProbeError(`The server refused: ${code}, ${message}`)));
      }
    };
    const stop = status.subscribe(look);
    signal.addEventListener('abort', () => end(resolve), { once: true });
    look();
  });
}

const forSeconds = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = seconds > 0 ? setTimeout(resolve, seconds * 1_000) : setInterval(() => {}, 60_000);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });

/** One event on one line: when it was committed it took so long to arrive, by this machine's clock. */
function lineOf([name, payload, meta]: RoomEvent): string {
  const age = `${Date.now() - Date.parse(meta.at)} ms`;
  const place = 'offset' in meta ? `${meta.room} #${meta.offset}` : meta.room;
  return `${name}  ${place}  ${age}  ${JSON.stringify(payload).slice(0, 200)}`;
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return `${at(0)} ms at best, ${at(0.5)} ms mostly, ${at(0.95)} ms at p95 (${sorted.length} measured)`;
}
