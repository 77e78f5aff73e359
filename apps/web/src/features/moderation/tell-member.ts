import type { QueryClient } from '@tanstack/react-query';
import type { ModerationAction } from '@tidings/contracts';
import { showToast } from '../../components/toast/toast.tsx';
import { t } from '../../i18n/t.ts';
import { updateMember } from '../../lib/session/session.ts';
import { session } from '../../lib/session/state.ts';
import { dateAndTime } from '../../lib/time.ts';

/** What silence and its end change for the member: the right to write, in every open topic. */
function applyLimit(client: QueryClient, silencedUntil: string | null): void {
  const now = session.get();
  if (now.status === 'signed-in') updateMember({ ...now.user, silencedUntil });
  void client.invalidateQueries({ queryKey: ['topic'] });
}

/** Tells a member what a moderator did and why. A suspension ends the session, which says so itself. */
export function tellMember(client: QueryClient, { id, action, until, reason }: ModerationAction): void {
  if (action === 'suspend' || action === 'dismiss') return;
  if (action === 'silence') applyLimit(client, until);
  if (action === 'lift') applyLimit(client, null);
  const date = until === null ? '' : dateAndTime(Date.parse(until), Date.now());
  const title = action === 'silence' ? t('moderation.told.silence', { date }) : t(`moderation.told.${action}`);
  const isGood = action === 'restore' || action === 'unlock' || action === 'lift';
  showToast({ id, tone: isGood ? 'plain' : 'warn', stays: !isGood, title, body: reason });
}
