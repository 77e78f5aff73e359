import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { isCode } from '../../../lib/http/error.ts';
import { useMember } from '../../../lib/session/state.ts';
import { tokenOfLink, verifyAddress } from '../api/links.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { FormProblem } from '../components/form-problem.tsx';
import { Outcome } from '../components/outcome.tsx';

type Came = { of: 'done'; email: string } | { of: 'invalid' | 'taken' };

/** Confirms on a press, not by being opened: programs that look at mails follow their links. */
export function VerifyPage() {
  const member = useMember();
  const [token] = useState(tokenOfLink);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [came, setCame] = useState<Came | undefined>(token === '' ? { of: 'invalid' } : undefined);
  const confirm = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      setCame({ of: 'done', email: await verifyAddress(token) });
    } catch (error) {
      if (isCode(error, 'NOT_FOUND')) setCame({ of: 'invalid' });
      else if (isCode(error, 'EMAIL_TAKEN')) setCame({ of: 'taken' });
      else setProblem(refusalInWords(error));
    }
    setPending(false);
  };
  const takesFocus = token !== '';
  if (came?.of === 'done')
    return (
      <Outcome
        title={t('verify.doneTitle')}
        text={t('verify.done', { email: came.email })}
        next={{ to: '/', label: t('verify.home'), takesFocus }}
      />
    );
  if (came)
    return (
      <Outcome
        failed
        title={t('link.invalidTitle')}
        text={t(came.of === 'taken' ? 'verify.taken' : 'link.invalid')}
        next={{
          to: '/settings',
          hash: 'setting-email',
          label: t(member ? 'verify.again' : 'verify.signIn'),
          takesFocus,
        }}
      />
    );
  return (
    <AuthLayout title={t('verify.title')} lead={t('verify.lead')}>
      <FormProblem text={problem} className="mb-4" />
      <Button variant="pri" size="lg" pending={pending} onClick={() => void confirm()} className="w-full">
        {t('verify.submit')}
      </Button>
    </AuthLayout>
  );
}
