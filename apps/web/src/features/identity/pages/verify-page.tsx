import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { isCode } from '../../../lib/http/error.ts';
import { tokenOfLink, verifyAddress } from '../api/links.ts';
import { AuthLayout } from '../components/auth-layout.tsx';

type Said = { tone: 'live' | 'warn'; text: string };

const refused = (error: unknown): Said => {
  if (isCode(error, 'NOT_FOUND')) return { tone: 'warn', text: t('link.invalid') };
  return { tone: 'warn', text: isCode(error, 'EMAIL_TAKEN') ? t('verify.taken') : refusalInWords(error) };
};

/** Confirms on a press, not by being opened: programs that look at mails follow their links. */
export function VerifyPage() {
  const [token] = useState(tokenOfLink);
  const [pending, setPending] = useState(false);
  const [said, setSaid] = useState<Said | undefined>(
    token === '' ? { tone: 'warn', text: t('link.invalid') } : undefined,
  );
  const confirm = async () => {
    setPending(true);
    setSaid(
      await verifyAddress(token).then(
        (email) => ({ tone: 'live' as const, text: t('verify.done', { email }) }),
        refused,
      ),
    );
    setPending(false);
  };
  const Icon = said?.tone === 'live' ? CircleCheck : CircleAlert;
  return (
    <AuthLayout title={t('verify.title')} lead={t('verify.lead')}>
      {said === undefined ? (
        <Button variant="pri" size="lg" pending={pending} onClick={() => void confirm()} className="w-full">
          {t('verify.submit')}
        </Button>
      ) : (
        <Strip
          tone={said.tone}
          role={said.tone === 'live' ? 'status' : 'alert'}
          icon={<Icon className="size-4 flex-none" aria-hidden="true" />}
          actions={
            <Link to="/" className="link font-medium">
              {t('verify.home')}
            </Link>
          }
        >
          {said.text}
        </Strip>
      )}
    </AuthLayout>
  );
}
