import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';

/** Who decides where the forum sends what happens: admins. */
export const whyNotManageWebhooks = ({ role }: Pick<Actor, 'role'>): WhyNot => (role === 'admin' ? null : 'FORBIDDEN');
