import { parseRoom, roomKinds } from './declarations.ts';
import type { RoomDeclaration } from './kernel/room.ts';

/**
 * A place in a room as a cursor carries it. `offset` null opens the room fresh. `tail` is the last 6 bytes of the
 * event id at `offset` in hex (12 characters); UUIDv7 keeps its randomness there, so 48 bits tell two histories apart.
 */
export type CursorEntry = { room: string; offset: number | null; tail?: string };
export type Cursor = { epoch: string; entries: CursorEntry[] };

const VERSION = 1;
const MAX_ROOMS = 66;
const MAX_BYTES = 4096;
const byCode = new Map(Object.values<RoomDeclaration>(roomKinds).map((room) => [room.code, room]));
const HAS_ID = 0x80;
const HAS_TAIL = 0x40;
const IS_FRESH = 0x20;

/** The short form of an event id that a cursor carries. */
export const idTail = (id: string): string => id.replaceAll('-', '').slice(-12);

/**
 * Writes a cursor: version byte, epoch length and bytes, then for each room a byte of flags and kind, 16 bytes of id,
 * the offset as a base-128 varint and 6 bytes of event id. 64 rooms take about 2 KB. Unknown rooms throw a RangeError.
 */
export function encodeCursor(cursor: Cursor): string {
  const bytes: number[] = [VERSION];
  const epoch = new TextEncoder().encode(cursor.epoch);
  bytes.push(epoch.length, ...epoch);
  for (const entry of cursor.entries) {
    const parsed = parseRoom(entry.room);
    if (!parsed) throw new RangeError(`Not a room: ${entry.room}`);
    const tail = entry.offset && entry.tail ? entry.tail : undefined;
    const flags = (parsed.id ? HAS_ID : 0) | (tail ? HAS_TAIL : 0) | (entry.offset === null ? IS_FRESH : 0);
    bytes.push(flags | roomKinds[parsed.kind].code);
    if (parsed.id) bytes.push(...hexToBytes(parsed.id.replaceAll('-', '')));
    if (entry.offset !== null) pushVarint(bytes, entry.offset);
    if (tail) bytes.push(...hexToBytes(tail));
  }
  return toBase64Url(Uint8Array.from(bytes));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a cursor, or returns `null` for anything that is not one: callers answer `BAD_REQUEST`. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const bytes = fromBase64Url(text);
    if (bytes.length > MAX_BYTES || bytes[0] !== VERSION) return null;
    const reader = new Reader(bytes, 1);
    const epoch = utf8.decode(reader.take(reader.byte()));
    if (epoch.length < 1 || epoch.length > 16) return null;
    const entries: CursorEntry[] = [];
    while (!reader.done) {
      if (entries.length === MAX_ROOMS) return null;
      entries.push(readEntry(reader));
    }
    return { epoch, entries };
  } catch {
    return null;
  }
}

function readEntry(reader: Reader): CursorEntry {
  const head = reader.byte();
  const room = byCode.get(head & 0x1f);
  if (!room) throw new RangeError('kind');
  const id = head & HAS_ID ? bytesToUuid(reader.take(16)) : '';
  const name = 'prefix' in room ? `${room.prefix}${id}` : room.name;
  const parsed = parseRoom(name);
  if (parsed?.kind !== room.kind || parsed.id !== id) throw new RangeError('room');
  const offset = head & IS_FRESH ? null : reader.varint();
  const tail = head & HAS_TAIL ? bytesToHex(reader.take(6)) : undefined;
  return tail === undefined ? { room: name, offset } : { room: name, offset, tail };
}

class Reader {
  readonly #bytes: Uint8Array;
  #at: number;
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }
  get done() {
    return this.#at >= this.#bytes.length;
  }
  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError('truncated');
    return value;
  }
  take(n: number): Uint8Array {
    if (this.#at + n > this.#bytes.length) throw new RangeError('truncated');
    this.#at += n;
    return this.#bytes.subarray(this.#at - n, this.#at);
  }
  varint(): number {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * shift;
      if (!Number.isSafeInteger(value)) throw new RangeError('offset');
      if (byte < 0x80) return value;
    }
  }
}

function pushVarint(bytes: number[], value: number) {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not an offset: ${value}`);
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  bytes.push(rest);
}

const hexToBytes = (hex: string) => hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function bytesToHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOf[byte];
  return hex;
}

function bytesToUuid(bytes: Uint8Array): string {
  const hex = bytesToHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new RangeError('alphabet');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
