export { AnnouncementText } from './components/announcement-text.tsx';
export { focusTitle } from './components/focus-title.ts';
export { signs } from './components/signs.ts';
export { useAnnouncements } from './hooks/use-announcements.ts';
export { useClose } from './hooks/use-close.tsx';
export { leadOf } from './model/data.ts';
