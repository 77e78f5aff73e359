import type { Clock } from '../../kernel/clock.ts';
import type { Authorisation, RoomHead } from '../catch-up/access.ts';
import type { StoredEvent } from '../log/stored-event.ts';
import type { Follower, TrackedRoom } from './tracked-room.ts';

/** Sends an event in turn to the live followers of its room on this server. Must not wait; what it throws is reported. */
export interface Delivery {
  send(event: StoredEvent, followers: ReadonlySet<Follower>): void;
}

/** What the tracker needs of the world. */
export type TrackerPorts = {
  /** Stored events of a room above an offset, in order, at most `MAX_READ`. */
  readAfter(room: string, offset: number): Promise<StoredEvent[]>;
  readHeads(rooms: string[]): Promise<RoomHead[]>;
  authorise(room: string, userIds: string[]): Promise<Authorisation | null>;
  epoch(): string;
  onError(error: unknown, doing: string): void;
  onHealed?(room: string, events: number): void;
  /** Who follows a room on this server changed. */
  onFollowers?(room: TrackedRoom): void;
  /** The database knows less of a room than was sent already: it was put back. */
  onWentBack?(room: string): void;
};

export type TrackerTimings = { gap: number; roomLinger: number };
export type TrackerOptions = { ports: TrackerPorts; timings: TrackerTimings; clock?: Clock };

export const MAX_READ = 500;

/**
 * How a catch-up ended. `live`: the events newer than the head that was read, all of them; what follows is sent.
 * `behind`: something in between is not here, the follower must pull again. `gone`: it left or lost its permission meanwhile.
 */
export type Settled = { state: 'live'; events: StoredEvent[] } | { state: 'behind'; head: number } | { state: 'gone' };
