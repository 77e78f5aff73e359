import type { Clock } from '../../kernel/clock.ts';
import type { Authorisation, RoomHead } from '../catch-up/access.ts';
import type { StoredEvent } from '../log/stored-event.ts';
import type { Follower, TrackedRoom } from './tracked-room.ts';

/** What the tracker needs of the world. */
export type TrackerPorts = {
  /** Stored events of a room above an offset, in order, at most `MAX_READ`. */
  readAfter(room: string, offset: number): Promise<StoredEvent[]>;
  readHeads(rooms: string[]): Promise<RoomHead[]>;
  authorise(room: string, userIds: string[]): Promise<Authorisation | null>;
  /** Sends an event to the live followers of a room. */
  fanOut(event: StoredEvent, followers: ReadonlySet<Follower>): void;
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
