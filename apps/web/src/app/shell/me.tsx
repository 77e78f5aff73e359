import { Link } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { Avatar } from '../../components/ui/avatar.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Tooltip } from '../../components/ui/tooltip.tsx';
import { t } from '../../i18n/t.ts';
import { useConnection } from '../../lib/connection.ts';
import { useMember, useSession } from '../../lib/session/state.ts';
import { DemoActivity } from './demo-activity.tsx';

const icon =
  'flex size-8 flex-none items-center justify-center rounded-md text-ink-2 hover:bg-active hover:text-ink aria-[current=page]:bg-active aria-[current=page]:text-ink tablet:hidden';

function SignedIn() {
  const member = useMember();
  const state = useConnection()?.state;
  if (!member) return null;
  const isHere = state === 'live' || state === 'polling' || state === 'sse';
  return (
    <div className="flex h-9 items-center gap-1">
      <Link
        to="/u/$name"
        params={{ name: member.username }}
        className="flex h-9 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 text-sm font-medium hover:bg-hover tablet:justify-center tablet:px-0"
      >
        <Avatar person={member} size={24} presence={isHere ? 'online' : 'offline'} />
        <bdi className="truncate tablet:sr-only">{member.displayName}</bdi>
      </Link>
      <Tooltip text={t('nav.settings')} keys="g s" side="top">
        <Link to="/settings" aria-label={t('nav.settings')} className={icon}>
          <Settings aria-hidden="true" />
        </Link>
      </Tooltip>
    </div>
  );
}

/** The foot of the sidebar: who reads, or the way in. */
export function Me() {
  const { status } = useSession();
  return (
    <div className="flex-none border-t border-line px-3 py-2 tablet:p-2">
      {status === 'signed-in' && <SignedIn />}
      {status === 'signed-out' && (
        <Button asChild className="w-full tablet:hidden">
          <Link to="/sign-in">{t('nav.signIn')}</Link>
        </Button>
      )}
      {status === 'unknown' && <div className="h-9" />}
      {import.meta.env.DEV && <DemoActivity />}
    </div>
  );
}
