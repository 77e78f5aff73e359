import type { Me } from '@tidings/contracts';
import { MailCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { Tag } from '../../../../components/ui/sign/badge.tsx';
import { t } from '../../../../i18n/t.ts';
import { readMe } from '../../api/me.ts';
import { SettingsSection } from '../settings-frame.tsx';
import { EmailForm } from './email-form.tsx';
import { SendAgain } from './send-again.tsx';

/** A link is opened elsewhere: whoever comes back to this page sees what it did. */
function useFreshMember(): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') readMe().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
}

/** Where the member is reached, whether they showed that they read it, and how to change it. */
export function EmailSection({ member }: { member: Me }) {
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<string>();
  useFreshMember();
  const { email, emailVerified } = member;
  const done = (address: string) => {
    setOpen(false);
    setAsked(address);
  };
  // Once the link was opened, that it is on its way is old news.
  const waits = asked !== undefined && asked !== email;
  return (
    <SettingsSection id="setting-email" title={t('settings.email')}>
      <div className="flex min-h-10 flex-wrap items-center gap-x-6 gap-y-2 text-sm">
        <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 phone:basis-full">
          <bdi className="min-w-0 break-words text-base font-medium">{email}</bdi>
          {emailVerified === true && <Tag tone="success">{t('settings.email.confirmed')}</Tag>}
          {emailVerified === false && <Tag tone="warn">{t('settings.email.unconfirmed')}</Tag>}
        </p>
        {!isOpen && (
          <Button
            onClick={() => {
              setOpen(true);
              setAsked(undefined);
            }}
          >
            {t('settings.email.change')}
          </Button>
        )}
      </div>
      {emailVerified === false && <SendAgain key={email} email={email} />}
      {isOpen && <EmailForm member={member} onAsked={done} onCancel={() => setOpen(false)} />}
      <div role="status">
        {waits && (
          <Strip tone="live" icon={<MailCheck className="size-4 flex-none" aria-hidden="true" />} className="mt-3">
            <b className="font-semi">{t('settings.email.asked', { email: asked })}</b>{' '}
            {t('settings.email.askedHint', { old: email })}
          </Strip>
        )}
      </div>
    </SettingsSection>
  );
}
