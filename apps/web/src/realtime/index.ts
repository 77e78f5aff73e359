export { RealtimeProvider } from './provider.tsx';
export { useCommand, useLook, useRealtime, useRoom, useWebSocket } from './use-realtime.ts';
