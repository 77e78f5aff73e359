import { encodeCursor, eventType, idTail, parseRoom, type StreamReset, type WorkspaceEvent } from '@tidings/contracts';
import { payloadForWire } from '../../platform/contract/contract.ts';
import type { StoredEvent } from '../../platform/events/log/stored-event.ts';
import { shownToAgents } from '../approvals/index.ts';

/** Where a reader stands in the room: after the event at the offset. */
export type Place = { offset: number; tail: string | undefined };

export const placeOf = ({ offset, id }: Pick<StoredEvent, 'offset' | 'id'>): Place => ({ offset, tail: idTail(id) });

/** The `id:` line, which a reader gives back as `Last-Event-ID`. */
export const idLine = (epoch: string, room: string, { offset, tail }: Place): string =>
  `id: ${encodeCursor({ epoch, entries: [{ room, offset, ...(tail !== undefined && { tail }) }] })}\n`;

/** A stored event as programs of other systems hear of it. */
export function envelopeOf(event: StoredEvent, source: string, toKey: boolean): WorkspaceEvent {
  const { id, name, at: timestamp, correlationId, userId = null } = event;
  const payload = payloadForWire(name, event.payload);
  return {
    ...{ id, type: eventType(name), source, timestamp, correlationId },
    tenantId: parseRoom(event.room)?.id ?? '',
    ...{ userId, version: 1 },
    data: toKey && name.startsWith('approval:') ? shownToAgents(payload) : payload,
  };
}

type Frames = { key?: string; member?: string };
const frames = new WeakMap<StoredEvent, Frames>();

/** The frame of an event: written once for all members, and once for all keys. */
export function frameOf(event: StoredEvent, source: string, toKey: boolean): string {
  const known = frames.get(event) ?? {};
  frames.set(event, known);
  const whom = toKey ? 'key' : 'member';
  known[whom] ??=
    idLine(event.epoch, event.room, placeOf(event)) + frame(eventType(event.name), envelopeOf(event, source, toKey));
  return known[whom];
}

const frame = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Says that something is missing before what follows. */
export const resetFrame = (reason: StreamReset['reason']): string => {
  const message = 'What was missed cannot be brought: read anew what you keep. What happens from now on follows.';
  return frame('stream.reset', { code: 'POSITION_LOST', reason, message } satisfies StreamReset);
};

/** Says why nothing follows. */
export const endFrame = (code: string, message: string): string => frame('stream.end', { code, message });
