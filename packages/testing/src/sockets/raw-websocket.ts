import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { until } from '../time/until.ts';
import { rawTcp } from './raw-tcp.ts';

export type RawSocketIo = {
  raw: Socket;
  send: (packet: string | Buffer) => 'sent' | 'closed';
  received: () => string;
  closed: () => boolean;
  destroy: () => void;
  /** Stops reading for good; pings are answered by the clock all the same. */
  stopReading: (pongEveryMs: number) => void;
};

const handshake = [
  'GET /ws/?EIO=4&transport=websocket HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
].join('\r\n');

/** A WebSocket written by hand: with a token it joins `/forum` as Socket.IO does, with `null` it stays idle. */
export async function rawSocketIo(url: string, token: string | null): Promise<RawSocketIo> {
  const { socket, received } = await rawTcp(url);
  let closed = false;
  socket.on('close', () => {
    closed = true;
  });
  socket.on('end', () => {
    closed = true;
  });
  socket.write(`${handshake}\r\n\r\n`);
  await until(() => received().includes('101 Switching') || closed, { timeoutMs: 20_000, what: 'the upgrade' });
  const send = (packet: string | Buffer) => {
    if (closed || !socket.writable) return 'closed';
    socket.write(frame(packet));
    return 'sent';
  };
  let timer: NodeJS.Timeout | undefined;
  socket.once('close', () => clearInterval(timer));
  if (token !== null) {
    send(`40/forum,${JSON.stringify({ token, deviceId: 'raw-device-1', protocol: 1 })}`);
    await until(() => received().includes('session:ready'), { what: 'session:ready' });
  }
  return {
    raw: socket,
    send,
    received,
    closed: () => closed,
    destroy: () => socket.destroy(),
    stopReading(pongEveryMs) {
      socket.pause();
      timer = setInterval(() => send('3'), pongEveryMs);
    },
  };
}

/** A masked frame as clients must send it. */
function frame(packet: string | Buffer): Buffer {
  const data = Buffer.from(packet);
  const mask = randomBytes(4);
  const opcode = typeof packet === 'string' ? 0x81 : 0x82;
  const head =
    data.length < 126
      ? Buffer.from([opcode, 0x80 | data.length])
      : data.length < 65_536
        ? Buffer.from([opcode, 0xfe, data.length >> 8, data.length & 0xff])
        : Buffer.from([opcode, 0xff, 0, 0, 0, 0, 0, data.length >> 16, (data.length >> 8) & 0xff, data.length & 0xff]);
  const masked = data.map((byte, n) => byte ^ (mask[n % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}
