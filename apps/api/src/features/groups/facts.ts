import type { GroupActivity, Person } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** Somebody came into a group or left it; `memberCount` is after it. */
    'group.membership-changed': {
      cause: GroupActivity['kind'];
      groupId: string;
      actor: Person;
      member: Person;
      memberCount: number;
    };
  }
}
