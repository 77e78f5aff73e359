import { Link } from '@tanstack/react-router';
import type { Group } from '@tidings/contracts';
import { Lock } from 'lucide-react';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { t } from '../../../i18n/t.ts';
import { GroupSign } from './group-sign.tsx';

/** A group in a list: its name, what it is for, how many are in it, and what the reader is there. */
export const GroupRow = ({ group }: { group: Group }) => (
  <li className="border-line not-first:border-t">
    <Link
      to="/groups/$id"
      params={{ id: group.id }}
      className="flex min-h-16 items-center gap-3 rounded-md py-2.5 hover:bg-hover wide:-mx-2 wide:px-2"
    >
      <GroupSign archived={!!group.archivedAt} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <bdi className="truncate text-base font-medium">{group.name}</bdi>
          {!group.open && <Lock role="img" aria-label={t('groups.closed')} className="size-3! flex-none text-ink-3" />}
        </span>
        <span className="block truncate text-sm text-ink-3">
          {t('groups.count', { count: group.memberCount })}
          {group.description !== '' && (
            <>
              {' · '}
              <bdi>{group.description}</bdi>
            </>
          )}
        </span>
      </span>
      {group.viewer?.role && (
        <Tag tone={group.viewer.role === 'owner' ? 'acc' : 'plain'}>{t(`groups.role.${group.viewer.role}`)}</Tag>
      )}
    </Link>
  </li>
);
