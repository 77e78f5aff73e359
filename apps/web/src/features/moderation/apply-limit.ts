import type { QueryClient } from '@tanstack/react-query';
import type { ModerationAction } from '@tidings/contracts';
import { updateMember } from '../../lib/session/session.ts';
import { session } from '../../lib/session/state.ts';

/** A silence and its end change what the member may do: here, and in every topic that is open. */
export function applyLimit(client: QueryClient, { action, until }: ModerationAction): void {
  if (action !== 'silence' && action !== 'lift') return;
  const now = session.get();
  const silencedUntil = action === 'silence' ? until : null;
  if (now.status === 'signed-in') updateMember({ ...now.user, silencedUntil });
  void client.invalidateQueries({ queryKey: ['topic'] });
}
