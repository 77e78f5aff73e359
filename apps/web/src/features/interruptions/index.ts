export { readMutes } from './api/mutes.ts';
export { preferencesQuery } from './api/preferences.ts';
export { NotificationsFrame } from './components/notifications-frame.tsx';
export { useReportedZone } from './hooks/use-reported-zone.ts';
export { dndEnd } from './model/dnd.ts';
export { mayToast, occasionOf, zoned } from './model/occasion.ts';
export { isSpoken } from './model/spoken.ts';
