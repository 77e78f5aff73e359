import type { Position } from '@tidings/contracts';
import { type Clock, pause, type Random, withTimeout } from '../../shared/clock.ts';
import type { Timing } from '../../shared/config.ts';
import { doubled } from '../../shared/doubled.ts';
import type { RoomView } from './room-view.ts';
import type { View } from './view.ts';

export type SnapshotPort = {
  clock: Clock;
  random: Random;
  timing: Timing;
  report(problem: string, error: unknown): void;
};

/**
 * Has a view fetch itself anew and answers the room's position in that answer. Failures are tried again until the
 * view is gone: then `null`. A view without a snapshot starts at `head`. The first try is made after `delayMs`.
 */
export async function takeSnapshot(
  port: SnapshotPort,
  room: string,
  view: View,
  head: Position,
  delayMs: number,
): Promise<Position | null> {
  const { snapshot } = view.owner;
  const signal = view.gone;
  view.loading = true;
  if (delayMs > 0) await pause(port.clock, delayMs, signal);
  try {
    return snapshot ? await fetchUntilDone(port, room, view, snapshot, head) : head;
  } finally {
    view.loading = false;
  }
}

async function fetchUntilDone(
  port: SnapshotPort,
  room: string,
  view: View,
  snapshot: NonNullable<RoomView['snapshot']>,
  head: Position,
): Promise<Position | null> {
  const signal = view.gone;
  for (let failures = 0; !signal.aborted; failures += 1) {
    if (failures > 0) {
      const wait = doubled(port.timing.snapshotRetryMs, failures - 1, port.timing.snapshotRetryMaxMs);
      await pause(port.clock, wait * (0.5 + port.random()), signal);
      if (signal.aborted) break;
    }
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const answer = snapshot({ cause: view.cause, head, signal: attempt.signal });
      const positions = await withTimeout(
        port.clock,
        Promise.resolve(answer),
        port.timing.snapshotTimeoutMs,
        'snapshot',
      );
      const position = positions[room];
      if (position) return position;
      port.report(`The snapshot of ${room} has no position of it`, null);
    } catch (error) {
      attempt.abort();
      if (!signal.aborted) port.report(`The snapshot of ${room} failed`, error);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
  return null;
}
