import { type Approval, isAtLeast, type WhyNotDecide, type WorkspaceRole, whyNoDecider } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { whyNotAs } from '../workspaces/index.ts';

type Inside = { role: WorkspaceRole };
type Requester = Pick<Approval['requestedBy'], 'kind' | 'id' | 'ownerId'>;
export type Asked = Inside & { requestedBy: Requester };

/** Who asks, comments: whoever does more than read. Not while silenced. */
export const whyNotTakePart = (actor: Actor, inside: Inside): WhyNot =>
  whyNotAs('operator', inside) ?? whyNotSpeak(actor);

const isTheirs = (actor: Pick<Actor, 'id'>, { requestedBy }: Asked): boolean =>
  requestedBy.kind === 'member' ? requestedBy.id === actor.id : requestedBy.ownerId === actor.id;

/** Only who asked edits what they ask for. */
export const whyNotEdit = (actor: Actor, asked: Asked): WhyNot =>
  whyNotTakePart(actor, asked) ??
  (asked.requestedBy.kind === 'member' && asked.requestedBy.id === actor.id ? null : 'FORBIDDEN');

/** Who asked cancels it, the owner of the agent that asked, and who runs the workspace. */
export const whyNotCancel = (actor: Actor, asked: Asked): WhyNot =>
  isAtLeast(asked.role, 'manager') || (isTheirs(actor, asked) && isAtLeast(asked.role, 'operator'))
    ? whyNotSpeak(actor)
    : 'FORBIDDEN';

/** Who runs the workspace deletes what was asked in it. */
export const whyNotDelete = (actor: Actor, inside: Inside): WhyNot => whyNotAs('manager', inside) ?? whyNotSpeak(actor);

type Decided = Pick<Approval, 'state' | 'requestedBy' | 'assignees' | 'decisions' | 'decision'>;

const words: Record<WhyNotDecide, string> = {
  asked_it_yourself: 'You asked for this yourself: somebody else decides it.',
  your_agent: 'Your agent asked for this, and this workspace wants another pair of eyes.',
  not_asked: 'You are not asked to decide this.',
  voted: 'You have decided this already.',
  held: 'Somebody has just decided this.',
  ended: 'This is decided already.',
};

/** Why somebody may never decide this, in words; null: they may. */
export function whyNotDecide(
  approval: Decided,
  who: { id: string; role: WorkspaceRole },
  fourEyes: boolean,
): string | null {
  const why = whyNoDecider(approval, who, { fourEyes });
  return why && words[why];
}
