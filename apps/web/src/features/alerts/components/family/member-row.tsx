import type { FamilyMember } from '@tidings/contracts';
import { X } from 'lucide-react';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { t } from '../../../../i18n/t.ts';

type Props = { member: FamilyMember; onRemove: (() => void) | undefined };

/** Somebody of the family, and what it has of their alerts. */
export function MemberRow({ member: { person, owner, shares, joinedAt }, onRemove }: Props) {
  const words = joinedAt === null ? t('alerts.family.waits') : t(`alerts.shares.${shares}`);
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line text-sm">
      <Avatar person={person} size={28} />
      <span className="min-w-0 flex-1">
        <bdi className="font-semi">{person.displayName}</bdi>
        {owner && <span className="text-ink-3"> · {t('alerts.family.owner')}</span>}
        <span className="block text-ink-3">{words}</span>
      </span>
      {onRemove && (
        <IconButton label={t('alerts.family.remove', { name: person.displayName })} onClick={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}
