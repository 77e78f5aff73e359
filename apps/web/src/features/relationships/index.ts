export { blockedPeopleQuery } from './api/blocked-people.ts';
export { BlockDialog } from './components/block-dialog.tsx';
export { BlockedLine } from './components/blocked-line.tsx';
export { BlockedPeople } from './components/blocked-people.tsx';
export { BlockedStrip } from './components/blocked-strip.tsx';
export { FollowButton } from './components/follow-button.tsx';
export { useBlocked } from './hooks/use-blocked.ts';
