import { Link, useSearch } from '@tanstack/react-router';
import { CircleAlert, MailOpen } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { RegisterForm } from '../components/register-form.tsx';
import { useEnter } from '../components/use-enter.ts';
import { useInvitation } from '../components/use-invitation.ts';

export function RegisterPage() {
  const search = useSearch({ from: '/register' });
  const enter = useEnter('/register');
  const { state, invited, inviter } = useInvitation();
  const link = (
    <Link to="/sign-in" search={search} className="link font-medium">
      {t('register.haveLink')}
    </Link>
  );
  return (
    <AuthLayout title={t('register.title')} lead={rich('register.have', { link })}>
      {inviter && (
        <Strip tone="live" icon={<MailOpen className="size-4 flex-none" aria-hidden="true" />} className="mb-4">
          {rich('register.invited', { name: <b className="font-semi">{inviter.displayName}</b> })}
        </Strip>
      )}
      {state === 'invalid' && (
        <Strip
          tone="warn"
          role="alert"
          icon={<CircleAlert className="flex-none" aria-hidden="true" />}
          className="mb-4"
        >
          {t('register.notInvited')}
        </Strip>
      )}
      {state !== 'asking' && <RegisterForm invitation={invited} onSignedIn={enter} />}
    </AuthLayout>
  );
}
