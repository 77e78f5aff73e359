import { payloadForWire } from '../../contract/contract.ts';
import { metaOf, type StoredEvent } from './stored-event.ts';

/** An event as clients get it: name, payload, meta. */
export type Wire = [name: string, payload: Record<string, unknown>, meta: Record<string, unknown>];

const wires = new WeakMap<StoredEvent, Wire>();
const texts = new WeakMap<readonly unknown[], string>();

/** The event as clients get it; the same one however many answers it goes into. */
export function toWire(event: StoredEvent): Wire {
  const known = wires.get(event);
  if (known) return known;
  const wire: Wire = [event.name, payloadForWire(event.name, event.payload), metaOf(event)];
  wires.set(event, wire);
  return wire;
}

/** Its JSON, written out once: after an outage the same fifty events go to thousands. */
export function textOf(wire: readonly unknown[]): string {
  const known = texts.get(wire);
  if (known !== undefined) return known;
  const text = JSON.stringify(wire);
  texts.set(wire, text);
  return text;
}

/** How much of an answer's bound an event takes, in UTF-16 units of its JSON. */
export const sizeOf = (event: StoredEvent): number => textOf(toWire(event)).length;
