import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { t } from '../../../../i18n/t.ts';
import { useMember } from '../../../../lib/session/state.ts';

/** That no e-mail comes before the address is confirmed, and the way to confirming it. */
export function Unconfirmed() {
  const member = useMember();
  if (member?.emailVerified !== false) return null;
  return (
    <Strip
      tone="warn"
      className="mb-2 phone:[&>div]:basis-[calc(100%-40px)]"
      icon={<TriangleAlert aria-hidden="true" />}
      actions={
        <Link
          to="/settings"
          hash="setting-email"
          className="link whitespace-nowrap font-medium phone:ms-6.5 phone:py-1.5"
        >
          {t('quiet.mail.confirm')}
        </Link>
      }
    >
      {t('quiet.mail.unconfirmed', { email: member.email })}
    </Strip>
  );
}
