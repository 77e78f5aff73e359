import type { RoomResult } from '@tidings/contracts';
import type { Clock, Random } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import type { Ready } from '../transports/port.ts';
import type { Looks } from './looks.ts';
import type { LeaderMessage } from './messages.ts';
import type { RoomHeads } from './room-heads.ts';
import type { RoomsByTab } from './rooms-by-tab.ts';

/** What a shared connection of the kind `C` needs of the tab it belongs to. */
export type SharedHost<C> = {
  readonly port: { clock: Clock; random: Random; timing: Timing };
  /** The name of this tab. */
  readonly self: string;
  readonly wanted: RoomsByTab;
  readonly heads: RoomHeads;
  readonly looks: Looks;
  up(connection: C, ready: Ready): void;
  down(connection: C): void;
  next(connection: C, at: number): void;
  /** Other tabs make room for so many rooms of this one; true when they have. */
  makePlace(connection: C, rooms: number): boolean;
  /** Says something to the tabs that use the connection. */
  relay(message: LeaderMessage): void;
  relayResults(results: readonly RoomResult[]): void;
};
