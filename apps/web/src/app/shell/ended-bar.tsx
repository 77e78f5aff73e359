import { Link, useLocation } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { Button } from '../../components/ui/button.tsx';
import { Strip } from '../../components/ui/strip.tsx';
import { t } from '../../i18n/t.ts';
import { useSession } from '../../lib/session/state.ts';

/** The session ended while the page was open: what was loaded stays, and one press leads back in. */
export function EndedBar() {
  const session = useSession();
  const { href } = useLocation();
  if (session.status !== 'signed-out' || !session.ended) return null;
  return (
    <Strip
      tone="warn"
      icon={<LogOut aria-hidden="true" />}
      role="status"
      className="mx-6 mt-3 phone:mx-4"
      actions={
        <Button size="sm" asChild>
          <Link to="/sign-in" search={{ next: href }}>
            {t('nav.signIn')}
          </Link>
        </Button>
      }
    >
      {t('error.signedOut')}
    </Strip>
  );
}
