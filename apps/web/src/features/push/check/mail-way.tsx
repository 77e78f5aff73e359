import { Mail } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import type { TestStep } from '../api/devices.ts';
import { Way } from './way.tsx';

type Props = { steps: readonly TestStep[]; onArrived: (step: TestStep) => void };

/** The way by e-mail. That a mail is there only its reader sees: they say so with a press. */
export function MailWay({ steps, onArrived }: Props) {
  const handed = steps.find(({ step }) => step === 'accepted' || step === 'unknown');
  const isOpen = handed !== undefined && !steps.some(({ step }) => step === 'confirmed');
  return (
    <Way icon={<Mail aria-hidden="true" />} name={t('check.email')} steps={steps}>
      {isOpen && (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 ps-6">
          <Button onClick={() => onArrived(handed)}>{t('check.mail.arrived')}</Button>
          <p className="min-w-0 flex-1 text-xs text-ink-3">{t('check.mail.spam')}</p>
        </div>
      )}
    </Way>
  );
}
