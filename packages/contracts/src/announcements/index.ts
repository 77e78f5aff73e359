import { declareEvents } from '../kernel/event.ts';
import { announcementDeclarations } from './declarations.ts';
import { announcementEvents } from './events.ts';
import { announcementOperations } from './operations.ts';

/** What admins say to everybody or to a group, stored once. */
export const announcements = {
  events: declareEvents(announcementDeclarations.events, announcementEvents),
  operations: announcementOperations,
} as const;
