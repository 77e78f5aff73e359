import { type CursorEntry, encodeCursor } from '@tidings/contracts';
import type { StoredEvent } from '../../events/log/stored-event.ts';
import { toWire } from '../../events/log/wire.ts';
import type { Standing } from '../connection/connection.ts';

/** A frame of an event stream: the name, and `[payload, meta]` or `[payload]`. JSON holds no bare line break. */
export const frame = (name: string, data: readonly unknown[]): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

const frames = new WeakMap<StoredEvent, string>();

/** The frame of a stored event: written once, however many read it. */
export function frameOf(event: StoredEvent): string {
  const known = frames.get(event);
  if (known !== undefined) return known;
  const [name, payload, meta] = toWire(event);
  const text = frame(name, [payload, meta]);
  frames.set(event, text);
  return text;
}

/** The `id:` line: a whole cursor, where the reader stands in each room. */
export function idLine(epoch: string, standings: ReadonlyMap<string, Standing>): string {
  const entries = [...standings].map(
    ([room, { offset, tail }]): CursorEntry => ({ room, offset, ...(tail && { tail }) }),
  );
  return `id: ${encodeCursor({ epoch, entries })}\n`;
}
