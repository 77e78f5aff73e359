import { Link, useSearch } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { DemoPeople } from '../components/demo-people.tsx';
import { SignInForm } from '../components/sign-in-form.tsx';
import { useEnter } from '../components/use-enter.ts';

export function SignInPage() {
  const search = useSearch({ from: '/sign-in' });
  const enter = useEnter('/sign-in');
  const [refusal, setRefusal] = useState<string>();
  const link = (
    <Link to="/register" search={search} className="link font-medium">
      {t('signIn.newLink')}
    </Link>
  );
  return (
    <AuthLayout
      title={t('signIn.title')}
      lead={rich('signIn.new', { link })}
      foot={
        import.meta.env.DEV && (
          <DemoPeople onSignedIn={enter} onRefused={(error) => setRefusal(refusalInWords(error))} />
        )
      }
    >
      {refusal !== undefined && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mb-4">
          {refusal}
        </Strip>
      )}
      <SignInForm onSignedIn={enter} />
    </AuthLayout>
  );
}
