export { RealtimeProvider } from './provider.tsx';
export { useCommand, useRealtime, useRoom, useRooms, useWebSocket, type WebSocketView } from './use-realtime.ts';
