import { useMutation } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { resendVerification } from '../../api/me.ts';

/** What an address that is not confirmed means, and another link for it. */
export function SendAgain({ email }: { email: string }) {
  const send = useMutation({ mutationFn: () => resendVerification() });
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
      <p className="min-w-0 flex-1 text-pretty text-ink-2 phone:basis-full" aria-live="polite">
        {send.isSuccess ? t('settings.email.sent', { email }) : t('settings.email.unconfirmedHint')}
      </p>
      {!send.isSuccess && (
        <Button pending={send.isPending} onClick={() => send.mutate()}>
          {t('settings.email.again')}
        </Button>
      )}
      {send.isError && (
        <p role="alert" className="flex basis-full items-start gap-1.5 text-xs text-danger-text">
          <CircleAlert className="mt-px size-3.5!" aria-hidden="true" />
          {refusalInWords(send.error)}
        </p>
      )}
    </div>
  );
}
