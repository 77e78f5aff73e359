import type { DurableName } from '@tidings/contracts';

/** Durable events whose snapshot and events are compared in the test of their own feature. */
export const shownByFeatures: readonly DurableName[] = [
  'follow:changed',
  'block:changed',
  'watch:changed',
  'mute:changed',
  'preferences:changed',
  'alert:created',
  'alert:updated',
  'alert:monitored',
  'alert:family',
  'announcement:new',
  'announcement:updated',
  'announcement:ended',
  'announcement:dismissed',
  'notification:new',
  'notification:updated',
  'notification:read',
  'notification:seen',
  'notification:archived',
  'notification:snoozed',
  'notification:deleted',
  'notification:retracted',
  'workspace:updated',
  'workspace:membership',
];
