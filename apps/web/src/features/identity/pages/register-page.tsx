import { Link, useSearch } from '@tanstack/react-router';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { RegisterForm } from '../components/register-form.tsx';
import { useEnter } from '../components/use-enter.ts';

export function RegisterPage() {
  const search = useSearch({ from: '/register' });
  const enter = useEnter('/register');
  const link = (
    <Link to="/sign-in" search={search} className="link font-medium">
      {t('register.haveLink')}
    </Link>
  );
  return (
    <AuthLayout title={t('register.title')} lead={rich('register.have', { link })}>
      <RegisterForm onSignedIn={enter} />
    </AuthLayout>
  );
}
