import { isAtLeast, type WorkspaceRole } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../identity/index.ts';

type Inside = { role: WorkspaceRole };

/** Who is at least this in the workspace. */
export const whyNotAs = (needed: WorkspaceRole, { role }: Inside): WhyNot =>
  isAtLeast(role, needed) ? null : 'FORBIDDEN';

/** Who changes what a workspace is called and its settings: its owners, and nobody of the forum's staff. Not while silenced. */
export const whyNotEditWorkspace = (actor: Actor, inside: Inside): WhyNot =>
  whyNotAs('owner', inside) ?? whyNotSpeak(actor);

/** Who is let in: more than that is another sort of place. */
export const MOST_MEMBERS = 500;

const MOST_OWNED = 20;
const MOST_A_DAY = 5;

/** Who may write, as long as they own no more than enough, and made no more today. `owned`: now. `made`: in the last 24 hours. */
export const whyNotOwnMore = ({ owned, made }: { owned: number; made: number }): WhyNot =>
  owned < MOST_OWNED && made < MOST_A_DAY ? null : 'FORBIDDEN';

/** Who invites: owners, not while silenced. */
export const whyNotInvite = (actor: Actor, inside: Inside): WhyNot => whyNotEditWorkspace(actor, inside);

/** Who makes somebody something else, removes them and takes invitations back: owners, also while silenced in the forum. */
export const whyNotManageMembers = (_actor: Actor, inside: Inside): WhyNot => whyNotAs('owner', inside);

/** Who reads what was done in the workspace: managers and owners. */
export const whyNotReadAudit = (_actor: Actor, inside: Inside): WhyNot => whyNotAs('manager', inside);
