import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';

/** Who decides which other systems are let in, where they act in no workspace: admins. */
export const whyNotManageKeys = ({ role }: Pick<Actor, 'role'>): WhyNot => (role === 'admin' ? null : 'FORBIDDEN');
