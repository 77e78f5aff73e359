export { RealtimeProvider } from './provider.tsx';
export { useCommand, useRealtime, useRoom, useWebSocket } from './use-realtime.ts';
