import { Link } from '@tanstack/react-router';
import { Stethoscope } from 'lucide-react';
import { buttonStyle } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Preferences } from '../../api/preferences.ts';
import { DoNotDisturb } from './do-not-disturb.tsx';
import { MailTimes } from './mail-times.tsx';
import { Manners } from './manners.tsx';
import { NextInterruption } from './next-interruption.tsx';
import { QuietHours } from './quiet-hours.tsx';

/** When something may interrupt, and how. */
export const WhenPane = ({ set }: { set: Preferences }) => (
  <>
    <NextInterruption set={set} />
    <QuietHours set={set} />
    <hr className="my-2 border-line" />
    <DoNotDisturb set={set} />
    <Manners set={set} />
    <hr className="my-2 border-line" />
    <MailTimes set={set} />
    <hr className="my-4 border-line" />
    <Link to="/settings/notifications/$part" params={{ part: 'check' }} className={`${buttonStyle({})} w-full`}>
      <Stethoscope aria-hidden="true" />
      {t('quiet.check')}
    </Link>
  </>
);
