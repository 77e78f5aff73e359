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

const MOST_OWNED = 20;
const MOST_A_DAY = 5;

/** Who may write, as long as they own no more than enough, and made no more today. `owned`: now. `made`: in the last 24 hours. */
export const whyNotOwnMore = ({ owned, made }: { owned: number; made: number }): WhyNot =>
  owned < MOST_OWNED && made < MOST_A_DAY ? null : 'FORBIDDEN';
