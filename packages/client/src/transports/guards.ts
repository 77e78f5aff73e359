import type { CommandName, DurableMeta, RoomResult } from '@tidings/contracts';
import { eventFacts } from '@tidings/contracts/plain';
import type { SyncAnswer } from '@tidings/contracts/rest';
import type { Ready } from './port.ts';

/**
 * What comes over the wire is looked at once, where it comes in, and only as far as the client itself relies on it:
 * names, positions and lists, not what events carry. A server that is newer, a proxy or a captive portal must not
 * bring it down. Unknown fields are let pass.
 */

type Fields = Record<string, unknown>;

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
export const isTime = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0;
const isOffsets = (value: unknown) => isObject(value) && Object.values(value).every(isOffset);

const isDurableMeta = (meta: unknown): meta is DurableMeta =>
  isObject(meta) && isText(meta.id) && isText(meta.room) && isText(meta.epoch) && isOffset(meta.offset);

const isWireEvent = (event: unknown): boolean =>
  Array.isArray(event) && isText(event[0]) && isObject(event[1]) && isDurableMeta(event[2]);

const isListOf = (value: unknown, isOne: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne);

function isRoomResult(value: unknown): value is RoomResult {
  if (!isObject(value) || !isText(value.room)) return false;
  if (value.ok !== true) return value.ok === false;
  const { epoch, head, recovered, more, events } = value;
  return (
    isText(epoch) &&
    isOffset(head) &&
    typeof recovered === 'boolean' &&
    typeof more === 'boolean' &&
    isListOf(events, isWireEvent)
  );
}

export const isRoomResults = (value: unknown): value is RoomResult[] => isListOf(value, isRoomResult);

/** `session:ready`, or what a fallback begins with. */
export const isReady = (value: unknown): value is Ready =>
  isObject(value) && isText(value.epoch) && isRoomResults(value.rooms);

export const isSyncAnswer = (value: unknown): value is SyncAnswer =>
  isObject(value) &&
  isText(value.cursor) &&
  typeof value.more === 'boolean' &&
  isListOf(value.events, isWireEvent) &&
  isListOf(value.resets, (reset) => isObject(reset) && isText(reset.room) && isText(reset.reason));

export const isTicket = (value: unknown): value is { ticket: string } => isObject(value) && isText(value.ticket);

/** What control events must carry to be acted upon; those without an entry are only passed on. */
const controls: Record<string, (payload: Fields) => boolean> = {
  'session:evicted': ({ code, message }) => isText(code) && isText(message),
  'session:closing': ({ code, message }) => isText(code) && isText(message),
  'server:draining': ({ returnAfterMs }) => isTime(returnAfterMs),
  heads: ({ epoch, rooms }) => isText(epoch) && isOffsets(rooms),
  'sync:reset': ({ room, reason }) => isText(room) && isText(reason),
};

const classOf = (name: string) =>
  Object.hasOwn(eventFacts, name) ? eventFacts[name as keyof typeof eventFacts].class : undefined;

/** A packet that can be handled: of a control event, or of a room with the meta of its class. Unknown names may be newer. */
export function isPacket(name: unknown, payload: unknown, meta: unknown): boolean {
  if (!isText(name) || !isObject(payload)) return false;
  const known = classOf(name);
  if (meta === undefined) {
    return (known ?? 'control') === 'control' && (!Object.hasOwn(controls, name) || controls[name]?.(payload) === true);
  }
  if (known === 'control' || !isObject(meta) || !isText(meta.room)) return false;
  return known === 'durable' || 'offset' in meta ? isDurableMeta(meta) : true;
}

/** The answer of a command: a refusal, or as much of the result as the client reads. */
export function isAnswer(name: CommandName, answer: unknown): boolean {
  if (!isObject(answer)) return false;
  if (answer.ok !== true) return answer.ok === false && isText(answer.code);
  if (name === 'subscribe' || name === 'sync') return isRoomResults(answer.rooms);
  if (name === 'heartbeat') return isText(answer.epoch) && isOffsets(answer.rooms);
  return true;
}
