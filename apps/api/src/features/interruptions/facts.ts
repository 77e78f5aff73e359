import type { NotificationPreferences } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A member changed what reaches them, or when, or is busy or no more. That quiet hours or a time of being busy ended is no fact. */
    'preferences.changed': { cause: 'set' | 'busy'; userId: string; preferences: NotificationPreferences };
  }
}
