import { useQueryClient } from '@tanstack/react-query';
import { createPart } from '../../../components/ui/part/part.ts';
import { withMessages } from '../../../i18n/reader.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useRealtime } from '../../../realtime/index.ts';

type Notices = typeof import('./show-invitation.tsx');

/** Kept off the first page, with its words. */
const notices = createPart(withMessages((): Promise<Notices> => import('./show-invitation.tsx')));

function whenHere(use: (part: Notices) => void): void {
  const stop = notices.need();
  const unsubscribe = notices.state.subscribe(look);
  look();
  function look(): void {
    const now = notices.state.get();
    if (now.status !== 'here') return;
    stop();
    unsubscribe();
    use(now.value);
  }
}

/** Tells the reader at once that they are invited, unless it is quiet. What came while they were away is counted beside Groups. */
export function InvitationNotices(): null {
  const memberId = useMember()?.id;
  const queries = useQueryClient();
  useRealtime('group:invitation', (invitation) => {
    if (invitation.member.id !== memberId) return;
    whenHere(({ announceInvitation, putAway }) =>
      invitation.state === 'pending' ? void announceInvitation(queries, invitation) : putAway(invitation),
    );
  });
  return null;
}
