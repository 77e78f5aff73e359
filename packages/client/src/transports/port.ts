import type {
  CommandAnswer,
  CommandInput,
  CommandName,
  ErrorCode,
  Namespace,
  RoomResult,
  SessionReadyPayload,
} from '@tidings/contracts';
import type { Rung } from '../shared/transport-name.ts';

/** A cursor as it was written, and the generation each of its rooms had then: by it the answer is judged. */
export type StampedCursor = { text: string | undefined; stamp: ReadonlyMap<string, number> };

/** What a namespace says first. Lower rungs know less than a socket does. */
export type Ready = { epoch: string; rooms: RoomResult[] } & Partial<SessionReadyPayload>;

/** Why a connection ended without being asked to. */
export type LinkClose =
  | { kind: 'lost'; reason: string }
  | { kind: 'refused'; code: ErrorCode; message: string }
  | { kind: 'capacity'; retryAfterMs: number | null };

/** What a connection tells its owner. `closed` comes at most once, and never after `Link.close()`. */
export type LinkEvents = {
  ready(namespace: Namespace, ready: Ready, stamp: StampedCursor['stamp']): void;
  /** A packet from the server: a room event with its meta, or a control event without. */
  packet(name: string, payload: object, meta: object | undefined): void;
  /** Results that came without being asked for by a command (the timed rung). */
  results(rooms: RoomResult[], stamp: StampedCursor['stamp']): void;
  /** The timed rung says when it will ask again, in the clock's milliseconds. */
  nextAt(at: number): void;
  closed(close: LinkClose): void;
};

export type LinkContext = {
  /** The access token as it is now; a connection may outlive the one it began with. */
  token(): string;
  deviceId: string;
  /** The cursor of the rooms wanted now, of one namespace or of all; its text is `undefined` when there are none. */
  cursor(namespace?: Namespace): StampedCursor;
};

/** An open (or opening) connection of one rung. */
export type Link = {
  readonly rung: Rung;
  /** Resolves once commands of this namespace can be sent, its `ready` delivered; rejects with `LinkError` otherwise. */
  prepare(namespace: Namespace): Promise<void>;
  /** Sends a command. Resolves with the server's answer, a refusal too; rejects with `LinkError` when there is none. */
  request<N extends CommandName>(namespace: Namespace, name: N, input: CommandInput<N>): Promise<CommandAnswer<N>>;
  /** Asks now rather than by its timer; rungs on which news arrives by itself have none. */
  askNow?(): void;
  /** Ends it; nothing is told afterwards. */
  close(): void;
};

/** Opens connections of one rung. `open` never throws; failures arrive as `closed`, and nothing arrives before it returns. */
export type Transport = {
  readonly rung: Rung;
  open(context: LinkContext, events: LinkEvents): Link;
};

/** A command that got no answer. `code` is set when the server refused the namespace. */
export class LinkError extends Error {
  readonly code: ErrorCode | undefined;
  constructor(message: string, code?: ErrorCode) {
    super(message);
    this.name = 'LinkError';
    this.code = code;
  }
}
