import type { Person } from '@tidings/contracts';

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
  | 'dismiss';

/** What an action or a report is about, and who wrote or is it. */
export type Target = { type: TargetType; id: string; author: Person };

/** Actions on a person are aimed at the person, whatever they wrote. */
export const aimsAtPerson = (action: ActionName): boolean => ['warn', 'silence', 'suspend', 'lift'].includes(action);
export const needsUntil = (action: ActionName): boolean => action === 'silence' || action === 'suspend';
