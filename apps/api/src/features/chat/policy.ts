import { type ChannelKind, isAtLeast, type WorkspaceRole } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { whyNotAs } from '../workspaces/index.ts';

type Inside = { role: WorkspaceRole };
type Place = Inside & { kind: ChannelKind; archived: boolean; blocked: boolean };

/** Who chats: whoever does more than read. Not while silenced. */
export const whyNotChat = (actor: Actor, inside: Inside): WhyNot => whyNotAs('operator', inside) ?? whyNotSpeak(actor);

/** Who writes in a channel: who chats, as long as it is not archived, and neither of two people blocks the other. */
export function whyNotWrite(actor: Actor, place: Place): WhyNot {
  const why = whyNotChat(actor, place) ?? (place.blocked ? 'FORBIDDEN' : null);
  return why ?? (place.archived ? 'CHANNEL_ARCHIVED' : null);
}

/** Only who wrote a message changes it. */
export const whyNotEdit = (actor: Actor, place: Place, { own }: { own: boolean }): WhyNot =>
  own ? whyNotWrite(actor, place) : 'FORBIDDEN';

/** Who wrote a message deletes it, silenced or not, and in a channel who runs the workspace. */
export const whyNotDelete = (
  actor: Actor,
  { role, kind }: Inside & { kind: ChannelKind },
  { own }: { own: boolean },
): WhyNot => {
  if (own) return null;
  return kind !== 'direct' && isAtLeast(role, 'manager') ? whyNotSpeak(actor) : 'FORBIDDEN';
};

/** Who runs the workspace renames, archives and deletes its channels. A direct message is nobody's to change. */
export const whyNotManage = (actor: Actor, { role, kind }: Inside & { kind: ChannelKind }): WhyNot =>
  kind === 'direct' ? 'FORBIDDEN' : (whyNotAs('manager', { role }) ?? whyNotSpeak(actor));

/** Who chats in a private channel takes others of the workspace into it. */
export const whyNotAdd = (actor: Actor, { role, kind }: Inside & { kind: ChannelKind }): WhyNot =>
  kind === 'private' ? whyNotChat(actor, { role }) : 'FORBIDDEN';

/** Everybody leaves a private channel; who runs the workspace takes others out. */
export const whyNotRemove = (
  actor: Actor,
  { role, kind }: Inside & { kind: ChannelKind },
  { own }: { own: boolean },
): WhyNot => {
  if (kind !== 'private') return 'FORBIDDEN';
  return own ? null : whyNotManage(actor, { role, kind });
};
