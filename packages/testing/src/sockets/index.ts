export { type LiveStream, stream } from './event-stream.ts';
export { bearer, connect, type Heard, heardOf, type LiveSocket, refusalOf } from './live-socket.ts';
export { rawHttp, rawTcp } from './raw-tcp.ts';
export { type RawSocketIo, rawSocketIo } from './raw-websocket.ts';
export { type Received, Viewer, type ViewingMember } from './viewer.ts';
