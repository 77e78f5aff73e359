import type { QueryClient } from '@tanstack/react-query';
import type { GroupInvitation } from '@tidings/contracts';
import { Users } from 'lucide-react';
import { dismissToast, showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { isVoice } from '../../inbox/index.ts';
import { mayToast } from '../../interruptions/index.ts';

/** Says who asks the reader into which group, and leads to where they answer; in one tab of the browser. */
function showInvitation({ id, group, inviter }: GroupInvitation): void {
  if (!isVoice()) return;
  showToast({
    id,
    seconds: 12,
    icon: <Users aria-hidden="true" />,
    title: t('groups.asks', { name: inviter.displayName }),
    body: <bdi>{group.name}</bdi>,
    actions: (
      <Button size="sm" asChild>
        <a data-inner href="/groups">
          {t('groups.answer')}
        </a>
      </Button>
    ),
  });
}

/** Invitations that wait until it is known whether it is quiet. */
const waiting = new Set<string>();

/** Shows an invitation unless it is quiet, or was answered meanwhile. Never rejects. */
export async function announceInvitation(queries: QueryClient, invitation: GroupInvitation): Promise<void> {
  waiting.add(invitation.id);
  const may = await mayToast(queries, 'normal');
  if (waiting.delete(invitation.id) && may) showInvitation(invitation);
}

/** It was answered, here or elsewhere, or taken back. */
export function putAway({ id }: GroupInvitation): void {
  waiting.delete(id);
  dismissToast(id);
}
