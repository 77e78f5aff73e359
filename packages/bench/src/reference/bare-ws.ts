/** The floor: bare WebSockets that are sent one pre-encoded frame each. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws', perMessageDeflate: false, clientTracking: true });
sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.send('0{"ready":true}');
});
server.on('request', (_request, response) => {
  const frame = JSON.stringify({ room: 'r', at: new Date().toISOString(), body: 'x'.repeat(400) });
  for (const socket of sockets.clients) socket.send(frame);
  response.writeHead(202).end();
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ msg: 'listening', port: typeof address === 'object' ? address?.port : 0 }));
});
