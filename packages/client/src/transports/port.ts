import type {
  CommandAnswer,
  CommandInput,
  CommandName,
  ErrorCode,
  Namespace,
  RoomResult,
  SessionReadyPayload,
} from '@tidings/contracts';
import type { LadderName, TransportName } from '../shared/transport-name.ts';

/** A cursor as it was written, and the generation each of its rooms had then: the answer is compared with it. */
export type StampedCursor = { text: string | undefined; stamp: ReadonlyMap<string, number> };

/** What a namespace says first. Lower transports know less than a socket does. */
export type Ready = { epoch: string; rooms: RoomResult[] } & Partial<SessionReadyPayload>;

/** Why a connection ended without being asked to. */
export type ConnectionClose =
  | { kind: 'lost'; reason: string }
  | { kind: 'refused'; code: ErrorCode; message: string }
  | { kind: 'capacity'; retryAfterMs: number | null };

/** What a connection reports to its owner. `closed` comes at most once, and never after `Connection.close()`. */
export type ConnectionEvents = {
  ready(namespace: Namespace, ready: Ready, stamp: StampedCursor['stamp']): void;
  /** A packet from the server: a room event with its meta, or a control event without. */
  packet(name: string, payload: object, meta: object | undefined): void;
  /** Results that came without being asked for by a command (the timed transport). */
  results(rooms: RoomResult[], stamp: StampedCursor['stamp']): void;
  /** The timed transport says when it will ask again, in the clock's milliseconds. */
  nextAt(at: number): void;
  closed(close: ConnectionClose): void;
};

export type ConnectionContext = {
  /** The access token as it is now; a connection may outlive the one it began with. */
  token(): string;
  deviceId: string;
  /** The cursor of the rooms wanted now, of one namespace or of all; its text is `undefined` when there are none. */
  cursor(namespace?: Namespace): StampedCursor;
};

/** An open (or opening) connection of one transport. */
export type Connection = {
  readonly transport: LadderName;
  /** What carries it, where that is the connection of another tab; known once it is ready. */
  readonly carrier?: TransportName | undefined;
  /** Resolves once commands of this namespace can be sent, its `ready` delivered; rejects with `ConnectionError` otherwise. */
  prepare(namespace: Namespace): Promise<void>;
  /** Sends a command. Resolves with the server's answer, a refusal too; rejects with `ConnectionError` when there is none. */
  request<N extends CommandName>(namespace: Namespace, name: N, input: CommandInput<N>): Promise<CommandAnswer<N>>;
  /** Asks now rather than by its timer; transports on which news arrives by itself have none. */
  askNow?: (() => void) | undefined;
  /** Ends it; nothing is reported afterwards. */
  close(): void;
};

/** Opens connections of one transport. `open` never throws; failures arrive as `closed`, and nothing arrives before it returns. */
export type Transport = {
  readonly name: LadderName;
  open(context: ConnectionContext, events: ConnectionEvents): Connection;
};

/** A command that got no answer. `code` is set when the server refused the namespace. */
export class ConnectionError extends Error {
  readonly code: ErrorCode | undefined;
  constructor(message: string, code?: ErrorCode) {
    super(message);
    this.name = 'ConnectionError';
    this.code = code;
  }
}
