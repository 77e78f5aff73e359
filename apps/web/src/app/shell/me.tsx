import { Link } from '@tanstack/react-router';
import { Button } from '../../components/ui/action/button.tsx';
import { Tooltip } from '../../components/ui/float/tooltip.tsx';
import { Avatar } from '../../components/ui/people/avatar.tsx';
import { t } from '../../i18n/t.ts';
import { useConnection } from '../../lib/connection.ts';
import { useMember, useSession } from '../../lib/session/state.ts';
import { navPages } from '../list/navigation.ts';
import { DemoActivity } from './demo-activity.tsx';

const icon =
  'flex size-8 phone:size-11 flex-none items-center justify-center rounded-md text-ink-2 hover:bg-active hover:text-ink aria-[current=page]:bg-active aria-[current=page]:text-ink tablet:hidden';

const accountPages = (audience: 'members' | 'visitors') =>
  navPages.filter((page) => page.section === 'account' && page.audience === audience);

function SignedIn() {
  const member = useMember();
  const state = useConnection()?.state;
  if (!member) return null;
  const isHere = state === 'live' || state === 'polling' || state === 'sse';
  return (
    <div className="flex h-9 phone:h-11 items-center gap-1">
      <Link
        to="/u/$name"
        params={{ name: member.username }}
        className="flex h-9 phone:h-11 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 text-sm font-medium hover:bg-hover tablet:justify-center tablet:px-0"
      >
        <Avatar person={member} size={24} presence={isHere ? 'online' : 'offline'} />
        <bdi className="truncate tablet:sr-only">{member.displayName}</bdi>
      </Link>
      {accountPages('members').map((page) => (
        <Tooltip key={page.to} text={t(page.label)} {...(page.key !== undefined && { keys: page.key })} side="top">
          <Link to={page.to} aria-label={t(page.label)} className={icon}>
            <page.icon aria-hidden="true" />
          </Link>
        </Tooltip>
      ))}
    </div>
  );
}

/** The foot of the sidebar: who reads, or the way in. */
export function Me() {
  const { status } = useSession();
  return (
    <div className="flex-none border-t border-line px-3 py-2 tablet:p-2">
      {status === 'signed-in' && <SignedIn />}
      {status === 'signed-out' &&
        accountPages('visitors').map((page) => (
          <Button key={page.to} asChild className="w-full tablet:hidden">
            <Link to={page.to}>{t(page.label)}</Link>
          </Button>
        ))}
      {status === 'unknown' && <div className="h-9" />}
      {import.meta.env.DEV && <DemoActivity />}
    </div>
  );
}
