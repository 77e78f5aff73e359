export { useNotifications } from './hooks/use-notifications.ts';
export { useRealtimeNotifications } from './hooks/use-realtime-notifications.ts';
