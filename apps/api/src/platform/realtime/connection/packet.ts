import type { Namespace, RoomResult } from '@tidings/contracts';
import { conformRoomResult, payloadForWire } from '../../contract/contract.ts';
import { textOf } from '../../events/log/wire.ts';

/** Engine.IO's type of a message and, within it, Socket.IO's of an event: what stands first in their packets. */
const MESSAGE = 4;
const EVENT = 2;

/** An event packet that is written out once for everybody who gets it, its WebSocket frame included. */
export type Packet = { namespace: Namespace; text: string; options: { wsPreEncodedFrame: [Buffer] } };

/** The event `name` of a namespace; of its payload only what the contract declares is written. */
export const encodePacket = (namespace: Namespace, name: string, payload: object, ...meta: object[]): Packet =>
  framed(namespace, `${EVENT}${namespace},${JSON.stringify([name, payloadForWire(name, payload), ...meta])}`);

/** An event packet around a payload that is JSON already; its name must need no escaping. */
export const packetOf = (namespace: Namespace, name: string, json: string): Packet =>
  framed(namespace, `${EVENT}${namespace},["${name}",${json}]`);

const framed = (namespace: Namespace, text: string): Packet => ({
  namespace,
  text,
  options: { wsPreEncodedFrame: [textFrame(`${MESSAGE}${text}`)] },
});

/** A server's unmasked, unfragmented text frame (RFC 6455, 5.2). */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x81;
  frame[1] = header === 2 ? length : header === 4 ? 126 : 127;
  if (header === 4) frame.writeUInt16BE(length, 2);
  else if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(text, header);
  return frame;
}

type Run = { first: unknown; count: number; text: string };
const runs = new WeakMap<object, Run>();

/** Events of one room in a row, written out; kept with the last of them, since many get the same ones. */
function listOf(events: readonly (readonly unknown[])[]): string {
  const last = events.at(-1);
  if (!last) return '';
  const known = runs.get(last);
  if (known && known.first === events[0] && known.count === events.length) return known.text;
  const text = events.map(textOf).join(',');
  runs.set(last, { first: events[0], count: events.length, text });
  return text;
}

/** JSON of an answer with its rooms; events in them are not written out again for everybody who gets them. */
export function withRooms(answer: object, rooms: readonly RoomResult[]): string {
  const written = rooms.map((room) => {
    if (!room.ok) return JSON.stringify(conformRoomResult(room));
    const head = { ...conformRoomResult({ ...room, events: [] }), events: undefined };
    return `${JSON.stringify(head).slice(0, -1)},"events":[${listOf(room.events)}]}`;
  });
  return `${JSON.stringify({ ...answer, rooms: undefined }).slice(0, -1)},"rooms":[${written.join(',')}]}`;
}
