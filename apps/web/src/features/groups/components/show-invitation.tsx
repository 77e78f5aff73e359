import type { GroupInvitation } from '@tidings/contracts';
import { Users } from 'lucide-react';
import { dismissToast, showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';

/** Says who asks the reader into which group, and leads to where they answer. */
export function showInvitation({ id, group, inviter }: GroupInvitation): void {
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

/** It was answered, here or elsewhere, or taken back. */
export const putAway = ({ id }: GroupInvitation): void => dismissToast(id);
