import type { CommandName, ErrorCode, Namespace } from '@tidings/contracts';
import { commandDeclarations, namespaces } from '@tidings/contracts/plain';
import type { TransportName } from '../shared/transport-name.ts';
import { transportNames } from '../shared/transport-name.ts';
import { isObject, isTime } from '../transports/guards.ts';
import type { Ready } from '../transports/port.ts';

/** A newer one has channels of its own: tabs of two versions do not meet. */
export const TABS_VERSION = 1;

/** A command of another tab may be so long, in characters: the server ends a connection that sends 64 KB at once. */
export const MAX_INPUT = 48_000;
const MAX_ROOMS_NAMED = 256;

const endStates = ['evicted', 'closing', 'signed-out'] as const;
export type EndState = (typeof endStates)[number];
type FailedCall = { message: string; code?: ErrorCode | undefined };

export type LeaderMessage =
  /** This tab leads from now on. */
  | { type: 'lead' }
  /** Its connection is open: whoever uses it opens it anew. */
  | { type: 'up' }
  | { type: 'down' }
  | { type: 'packet'; name: string; payload: object; meta?: object | undefined }
  | { type: 'next'; at: number }
  /** The connection has ended for good, for every tab. */
  | { type: 'ended'; state: EndState; code: ErrorCode | null; message: string | null }
  | { type: 'ready'; to: string; opening: number; ready: Ready; carrier: TransportName; nextAt: number | null }
  /** It is there, and has no connection for now, or was asked whether it is there. */
  | { type: 'alive'; to: string }
  | { type: 'answer'; to: string; call: number; answer?: object | undefined; failed?: FailedCall | undefined }
  /** It does not know that tab, or not any more. */
  | { type: 'unknown'; to: string }
  /** There is no place for that tab. */
  | { type: 'full'; to: string };

export type FollowerMessage =
  | { type: 'open'; opening: number; rooms: string[] }
  | { type: 'call'; call: number; namespace: Namespace; name: CommandName | 'prepare'; input: object }
  /** Asks the server now rather than by the timer. */
  | { type: 'ask' }
  | { type: 'ping' }
  | { type: 'bye' };

const ofFollowers = new Set<string>(['open', 'call', 'ask', 'ping', 'bye'] satisfies FollowerMessage['type'][]);
export const isOfLeader = (message: TabMessage): message is { from: string } & LeaderMessage =>
  !ofFollowers.has(message.type);

export type TabMessage = { from: string } & (LeaderMessage | FollowerMessage);

type Fields = Record<string, unknown>;
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isCall({ call, namespace, name, input }: Fields): boolean {
  return (
    isCount(call) &&
    namespaces.includes(namespace as Namespace) &&
    (name === 'prepare' || (isText(name) && Object.hasOwn(commandDeclarations, name))) &&
    isObject(input) &&
    JSON.stringify(input).length <= MAX_INPUT
  );
}

const shapes: Record<TabMessage['type'], (message: Fields) => boolean> = {
  lead: () => true,
  up: () => true,
  down: () => true,
  packet: ({ name, payload, meta }) => isText(name) && isObject(payload) && (meta === undefined || isObject(meta)),
  next: ({ at }) => isTime(at),
  ended: ({ state, code, message }) =>
    endStates.includes(state as EndState) && (code === null || isText(code)) && (message === null || isText(message)),
  ready: ({ opening, ready, carrier, nextAt }) =>
    isCount(opening) &&
    isObject(ready) &&
    transportNames.includes(carrier as TransportName) &&
    (nextAt === null || isTime(nextAt)),
  alive: () => true,
  answer: ({ call, answer, failed }) =>
    isCount(call) && (isObject(answer) || (isObject(failed) && isText(failed.message))),
  unknown: () => true,
  full: () => true,
  open: ({ opening, rooms }) =>
    isCount(opening) && Array.isArray(rooms) && rooms.length <= MAX_ROOMS_NAMED && rooms.every(isText),
  call: isCall,
  ask: () => true,
  ping: () => true,
  bye: () => true,
};

/** A message of another tab as far as it is relied on; `null` for anything else. */
export function readTabMessage(data: unknown): TabMessage | null {
  if (!isObject(data) || !isText(data.from) || !isText(data.type) || !Object.hasOwn(shapes, data.type)) return null;
  if (data.to !== undefined && !isText(data.to)) return null;
  try {
    return shapes[data.type as TabMessage['type']](data) ? (data as TabMessage) : null;
  } catch {
    // What cannot be written as JSON was not sent by this program.
    return null;
  }
}
