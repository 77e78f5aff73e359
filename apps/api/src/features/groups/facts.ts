import type { Group, GroupActivity, GroupInvitation, GroupMember, GroupMembership, Person } from '@tidings/contracts';

/** The entry of what happened in the group. */
type Kept = { activity: { id: string; at: string } };

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** Somebody came into a group, left it, or is something else in it; `memberCount` and `role`, null for who left, are after it. */
    'group.membership-changed': Kept & {
      cause: GroupMembership['kind'];
      groupId: string;
      actor: Person;
      member: Person;
      role: GroupMember['role'] | null;
      memberCount: number;
    };
    /** A group was changed, archived or brought back. */
    'group.changed': Kept & {
      cause: Exclude<GroupActivity['kind'], GroupMembership['kind']>;
      actor: Person;
      group: Group;
      categoryIds: readonly string[];
    };
    /** Some of who a group concerns hear in their own rooms what became of it. */
    'group.passed-on':
      | { cause: 'changed'; group: Group; hearers: readonly string[] }
      | { cause: 'deleted'; groupId: string; version: number; hearers: readonly string[] };
    /** Somebody was asked into a group, or answered, or is not asked any more. Whom it concerns is `invitation.member`. */
    'group.invitation-changed': {
      cause: 'sent' | 'accepted' | 'declined' | 'withdrawn';
      invitation: GroupInvitation;
      owners: readonly string[];
    };
    /** A group is gone; who is in it is taken out by jobs. `memberCount`: how many; `invited`: whose invitation waited. */
    'group.deleted': {
      cause: 'deleted';
      actor: Person;
      groupId: string;
      version: number;
      memberCount: number;
      invited: readonly string[];
    };
  }
}
