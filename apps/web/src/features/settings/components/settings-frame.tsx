import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageBody } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';

/** The settings pages' frame: tabs above one column 640 wide. */
export const SettingsFrame = ({ title, children }: { title: string; children: ReactNode }) => (
  <>
    <PageHead
      title={title}
      crumbs={[
        <Link key="settings" to="/settings">
          {t('settings.title')}
        </Link>,
      ]}
    />
    <PageBody>
      <div className="w-full max-w-[688px] px-6 pb-16 phone:px-4">
        <Segmented label={t('settings.title')} className="h-[52px] items-center">
          <Link to="/settings" activeOptions={{ exact: true }} className={segment}>
            {t('settings.tab.account')}
          </Link>
          <Link to="/settings/sessions" className={segment}>
            {t('settings.tab.sessions')}
          </Link>
        </Segmented>
        {children}
      </div>
    </PageBody>
  </>
);

/** One subject, a hairline before the next. */
export const SettingsSection = ({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) => (
  <section className="border-b border-line py-6 first-of-type:pt-3 last-of-type:border-0">
    <div className="mb-4 flex items-baseline justify-between">
      <h2 className="text-base font-semi">{title}</h2>
      {aside}
    </div>
    {children}
  </section>
);

/** A setting's words on the left, its control on the right; under each other on a phone. */
export const SettingsRow = ({ label, hint, children }: { label: ReactNode; hint?: ReactNode; children: ReactNode }) => (
  <div className="flex min-h-10 items-center justify-between gap-6 text-sm phone:flex-wrap phone:gap-2">
    <div>
      {label}
      {hint !== undefined && <p className="text-xs text-ink-3">{hint}</p>}
    </div>
    {children}
  </div>
);
