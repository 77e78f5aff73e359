import type { WorkspaceRole } from '../workspaces/roles.ts';

/** Why somebody does not decide an approval. */
export type WhyNotDecide = 'asked_it_yourself' | 'your_agent' | 'not_asked' | 'voted' | 'held' | 'ended';

type Asked = {
  readonly state: string;
  readonly requestedBy: { readonly kind: string; readonly id: string; readonly ownerId: string | null };
  readonly assignees: { readonly roles: readonly string[]; readonly people: readonly { readonly id: string }[] };
  readonly decisions: readonly { readonly by: { readonly id: string } }[];
  readonly decision: { readonly by: { readonly id: string } } | null;
};
type Decider = { readonly id: string; readonly role: WorkspaceRole };
type Settings = { readonly fourEyes: boolean };

const isAssigned = ({ assignees }: Asked, { id, role }: Decider): boolean =>
  assignees.roles.includes(role) || assignees.people.some((person) => person.id === id);

/**
 * Why somebody in the workspace is none of those who may decide; null: they are. Owners and managers decide, operators where they are
 * asked; who asked never decides, and the owner of the agent that asked does not under four eyes. The database says the same
 * (`approval_deciders`).
 */
export function whyNoDecider(approval: Asked, who: Decider, { fourEyes }: Settings): WhyNotDecide | null {
  const { kind, id, ownerId } = approval.requestedBy;
  if (kind === 'member' && id === who.id) return 'asked_it_yourself';
  if (fourEyes && ownerId === who.id) return 'your_agent';
  if (who.role === 'owner' || who.role === 'manager') return null;
  return who.role === 'operator' && isAssigned(approval, who) ? null : 'not_asked';
}

/** Why somebody cannot decide it now; null: they can. The server has the last word. */
export function whyNotDecideNow(approval: Asked, who: Decider, settings: Settings): WhyNotDecide | null {
  if (approval.state !== 'pending') return 'ended';
  const why = whyNoDecider(approval, who, settings);
  if (why) return why;
  if (approval.decisions.some(({ by }) => by.id === who.id)) return 'voted';
  return approval.decision ? 'held' : null;
}

/** Whether an approval waits for them: they can decide it, and it names them or nobody. */
export const waitsFor = (approval: Asked, who: Decider, settings: Settings): boolean =>
  whyNotDecideNow(approval, who, settings) === null &&
  (isAssigned(approval, who) || (approval.assignees.roles.length === 0 && approval.assignees.people.length === 0));
