import { Link } from '@tanstack/react-router';
import type { Group, GroupMember } from '@tidings/contracts';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Select } from '../../../../components/ui/form/select.tsx';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { t } from '../../../../i18n/t.ts';
import { useMember } from '../../../../lib/session/state.ts';
import { longDate } from '../../../../lib/time/time.ts';
import { canManage } from '../../model/may.ts';
import { Failure } from '../failure.tsx';
import { ConfirmMember, type MemberAct } from './confirm-member.tsx';
import { useSetRole } from './use-set-role.ts';

type Props = { group: Group; member: GroupMember; runs: boolean };

/** Somebody in the group, and for who may, what they are there and the way out. */
export function MemberRow({ group, member, runs }: Props) {
  const { person, role, joinedAt } = member;
  const reader = useMember();
  const [asks, setAsks] = useState<MemberAct | undefined>(undefined);
  const { set, error } = useSetRole(group, person);
  const isReader = reader?.id === person.id;
  const manages = runs && canManage(member, reader);
  const choose = (next: GroupMember['role']) => {
    if (next === role) return;
    // Who gives away their own part cannot take it back by themselves.
    if (isReader && next === 'member') setAsks('stepDown');
    else set(next);
  };
  return (
    <li className="border-line py-2 not-first:border-t">
      <div className="flex min-h-9 items-center gap-3 phone:min-h-11">
        <Avatar person={person} />
        <p className="min-w-0 flex-1">
          <Link
            to="/u/$name"
            params={{ name: person.username }}
            className="block truncate text-base font-medium hover:underline"
          >
            <bdi>{person.displayName}</bdi>
            {isReader && <span className="font-regular text-ink-3"> {t('groups.you')}</span>}
          </Link>
          <span className="block truncate text-xs text-ink-3 wide:hidden">
            {t('groups.since', { date: longDate(Date.parse(joinedAt)) })}
          </span>
        </p>
        <time dateTime={joinedAt} className="w-36 whitespace-nowrap text-end text-sm text-ink-3 phone:hidden">
          {longDate(Date.parse(joinedAt))}
        </time>
        <span className="flex flex-none wide:w-24">
          {manages ? (
            <Select
              label={t('groups.roleOf', { name: person.displayName })}
              value={role}
              onChange={choose}
              options={(['owner', 'member'] as const).map((value) => ({ value, label: t(`groups.role.${value}`) }))}
            />
          ) : (
            <span className="text-sm text-ink-2">{t(`groups.role.${role}`)}</span>
          )}
        </span>
        {runs && (
          <span className="flex size-8 flex-none justify-center phone:size-11">
            {manages && !isReader && (
              <IconButton
                label={t('groups.removeLabel', { name: person.displayName })}
                onClick={() => setAsks('remove')}
              >
                <UserMinus aria-hidden="true" />
              </IconButton>
            )}
          </span>
        )}
      </div>
      <Failure error={error} conflict={t('groups.lastOwner')} />
      {asks !== undefined && (
        <ConfirmMember act={asks} group={group} person={person} onClose={() => setAsks(undefined)} />
      )}
    </li>
  );
}
