import { useLocation } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { useMember } from '../../../lib/session/state.ts';
import { resendVerification } from '../api/links.ts';

/** These say it themselves, where it matters. */
const sayThemselves: readonly string[] = ['/settings', '/settings/notifications', '/settings/notifications/check'];

/** A gentle line until the address is confirmed; put away until the page is loaded again. */
export function UnverifiedBanner() {
  const member = useMember();
  const [away, setAway] = useState(false);
  const [said, setSaid] = useState<string>();
  const [pending, setPending] = useState(false);
  const { pathname } = useLocation();
  if (!member || away || sayThemselves.includes(pathname)) return null;
  const again = async () => {
    setPending(true);
    setSaid(
      await resendVerification().then(
        () => t('unverified.sent'),
        (error: unknown) => refusalInWords(error),
      ),
    );
    setPending(false);
  };
  return (
    <Strip
      tone="acc"
      role="status"
      icon={<MailCheck className="size-4 flex-none" aria-hidden="true" />}
      className="mx-4 mt-2 flex-none"
      actions={
        <span className="flex gap-2">
          {said === undefined && (
            <Button size="sm" pending={pending} onClick={() => void again()}>
              {t('unverified.again')}
            </Button>
          )}
          <Button size="sm" variant="ghost" onClick={() => setAway(true)}>
            {t('unverified.dismiss')}
          </Button>
        </span>
      }
    >
      {said ?? t('unverified.text', { email: member.email })}
    </Strip>
  );
}
