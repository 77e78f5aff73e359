import type { Namespace, RoomResult } from '@tidings/contracts';
import { textOf } from '../events/wire.ts';

/** Engine.IO's type of a message and, within it, Socket.IO's of an event: what stands first in their packets. */
const MESSAGE = 4;
const EVENT = 2;

/** An event packet that is written out once for everybody who gets it, its WebSocket frame included. */
export type Packet = { namespace: Namespace; text: string; options: { wsPreEncodedFrame: [Buffer] } };

export function encodePacket(namespace: Namespace, name: string, ...args: object[]): Packet {
  const text = `${EVENT}${namespace},${JSON.stringify([name, ...args])}`;
  return { namespace, text, options: { wsPreEncodedFrame: [textFrame(`${MESSAGE}${text}`)] } };
}

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

/** A Socket.IO event packet around a payload that is JSON already; its name must need no escaping. */
export const packetOf = (namespace: Namespace, name: string, json: string): string =>
  `${EVENT}${namespace},["${name}",${json}]`;

/** JSON of an answer with its rooms; events in them are not written out again for everybody who gets them. */
export function withRooms(answer: object, rooms: readonly RoomResult[]): string {
  const written = rooms.map((room) => {
    if (!room.ok) return JSON.stringify(room);
    const events = room.events.map(textOf).join(',');
    return `${JSON.stringify({ ...room, events: undefined }).slice(0, -1)},"events":[${events}]}`;
  });
  return `${JSON.stringify({ ...answer, rooms: undefined }).slice(0, -1)},"rooms":[${written.join(',')}]}`;
}
