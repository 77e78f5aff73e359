import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { PageBody } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';

/** The parts, in a line that is pushed along where it is longer than a phone: the one that is open is in sight. */
function SettingsTabs() {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    line.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <div ref={line}>
      <Segmented label={t('settings.title')} className="h-[52px] items-center overflow-x-auto no-bar">
        <Link to="/settings" activeOptions={{ exact: true }} className={segment}>
          {t('settings.tab.account')}
        </Link>
        <Link to="/settings/notifications" className={segment}>
          {t('settings.tab.notifications')}
        </Link>
        <Link to="/settings/sessions" className={segment}>
          {t('settings.tab.sessions')}
        </Link>
        <Link to="/settings/invitations" className={segment}>
          {t('settings.tab.invitations')}
        </Link>
      </Segmented>
    </div>
  );
}

const Back = () => (
  <Link to="/settings" aria-label={t('settings.title')} className="flex size-11 items-center justify-center rounded-md">
    <ChevronLeft className="size-5!" aria-hidden="true" />
  </Link>
);

type FrameProps = {
  title: string;
  /** Of a part that has parts of its own: they take the place of the parts of the settings, and lead back. */
  tabs?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

/** The settings pages' frame: tabs above one column 640 wide, or as wide as content may be. */
export const SettingsFrame = ({ title, tabs, wide = false, children }: FrameProps) => (
  <>
    <PageHead
      title={title}
      {...(tabs !== undefined && { back: <Back /> })}
      crumbs={[
        <Link key="settings" to="/settings">
          {t('settings.title')}
        </Link>,
      ]}
    />
    <PageBody>
      <div className={cn('w-full px-6 pb-16 phone:px-4', wide ? 'max-w-[1256px]' : 'max-w-[688px]')}>
        {tabs ?? <SettingsTabs />}
        {children}
      </div>
    </PageBody>
  </>
);

/** One subject, a hairline before the next. */
export const SettingsSection = ({
  id,
  title,
  aside,
  children,
}: {
  /** Where a link to this subject leads. */
  id?: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) => (
  <section id={id} className="scroll-mt-4 border-b border-line py-6 first-of-type:pt-3 last-of-type:border-0">
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
