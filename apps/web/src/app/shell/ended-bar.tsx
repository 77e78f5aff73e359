import { Link, useLocation } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { Button } from '../../components/ui/action/button.tsx';
import { Notice } from '../../components/ui/feedback/notice.tsx';
import { t } from '../../i18n/t.ts';
import { useSession } from '../../lib/session/state.ts';

/** The session ended while the page was open: what was loaded stays, and one press leads back in. */
export function EndedBar() {
  const session = useSession();
  const { href } = useLocation();
  if (session.status !== 'signed-out' || !session.ended) return null;
  return (
    <Notice
      tone="warn"
      icon={<LogOut aria-hidden="true" />}
      role="status"
      actions={
        <Button size="sm" asChild>
          <Link to="/sign-in" search={{ next: href }}>
            {t('nav.signIn')}
          </Link>
        </Button>
      }
    >
      {session.why ?? t('error.signedOut')}
    </Notice>
  );
}
