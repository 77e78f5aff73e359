import type { NotificationPreferences } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A member changed what reaches them, or when. That quiet hours began or ended is no fact. */
    'preferences.changed': { cause: 'set'; userId: string; preferences: NotificationPreferences };
  }
}
