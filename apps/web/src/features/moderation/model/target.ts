import type { ModerationAction, Person } from '@tidings/contracts';

export type TargetType = 'topic' | 'reply' | 'user';
export type ActionName =
  | 'hide'
  | 'restore'
  | 'delete'
  | 'lock'
  | 'unlock'
  | 'move'
  | 'warn'
  | 'silence'
  | 'suspend'
  | 'lift'
  | 'dismiss'
  | 'reopen';

/** What an action or a report is about, and who wrote or is it. */
export type Target = { type: TargetType; id: string; author: Person };

export const needsUntil = (action: ActionName): boolean => action === 'silence' || action === 'suspend';

/** A warning was read; what was lifted, opened again or edited is done anew; what was removed is gone; groups have pages of their own. */
export const isUndoable = (action: ModerationAction['action']): boolean =>
  !['warn', 'lift', 'reopen', 'edit', 'remove_revision'].includes(action) && !action.endsWith('_group');

/** What moderators tell each other alone: the member does not hear of it. */
export const isInner = (action: ModerationAction['action']): boolean => action === 'dismiss' || action === 'reopen';
