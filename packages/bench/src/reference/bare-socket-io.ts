/** The limit beside us: Socket.IO with nothing of ours, in its best documented configuration. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const io = new Server({
  path: '/ws',
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  transports: ['websocket'],
  pingInterval: 25_000,
  pingTimeout: 20_000,
});
const server = createServer((request, response) => {
  if (request.method !== 'POST') return void response.writeHead(404).end();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { room, payload } = JSON.parse(Buffer.concat(chunks).toString()) as { room: string; payload: object };
    io.of('/forum').to(room).emit('reply:created', payload, { room, at: new Date().toISOString() });
    response.writeHead(202).end();
  });
});
io.attach(server);
io.of('/forum').on('connection', (socket) => {
  const room = (socket.handshake.auth as { room?: string }).room;
  if (room) void socket.join(room);
  void socket.join(`only:${socket.id}`);
  socket.emit('session:ready', { id: socket.id });
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ msg: 'listening', port: typeof address === 'object' ? address?.port : 0 }));
});
