import { operation } from '../rest/operation.ts';
import {
  notificationPreferencesInputSchema,
  notificationPreferencesSchema,
  shownPreferencesSchema,
} from './schemas.ts';

export const interruptionOperations = {
  notificationPreferences: operation({
    method: 'GET',
    path: '/api/notifications/preferences',
    access: 'member',
    summary: 'What reaches the viewer, on which channel and when, and when something may interrupt next.',
    answer: shownPreferencesSchema,
  }),
  setNotificationPreferences: operation({
    method: 'PUT',
    path: '/api/notifications/preferences',
    access: 'member',
    summary: 'Changes what is given of it, and nothing else.',
    body: notificationPreferencesInputSchema,
    answer: notificationPreferencesSchema,
  }),
} as const;
