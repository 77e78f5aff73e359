import type { Mute, Muted } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A member muted something, or changed for how long; or unmuted it. That a mute ran out is no fact. */
    'mute.changed':
      | { cause: 'muted'; userId: string; target: Muted; mute: Mute }
      | { cause: 'unmuted'; userId: string; target: Muted; mute: null };
  }
}
