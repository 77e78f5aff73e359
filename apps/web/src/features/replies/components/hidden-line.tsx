import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../../i18n/t.ts';
import { HiddenText, type Target } from '../../moderation/index.ts';

type Props = {
  own: boolean;
  menu: ReactNode /** For moderators: what it was. */;
  staffTarget: Pick<Target, 'type' | 'id'> | undefined;
};

/** What is left of a hidden post: one line that says why, and for moderators what it said and the way to undo it. */
export const HiddenLine = ({ own, menu, staffTarget }: Props) => (
  <div className="mt-1 flex min-h-8 flex-wrap items-center gap-2 text-sm text-ink-3 phone:mt-2">
    <EyeOff aria-hidden="true" />
    <span className="min-w-0">{t(own ? 'post.hiddenOwn' : 'post.hidden')}</span>
    {staffTarget && (
      <>
        {menu}
        <HiddenText target={staffTarget} />
      </>
    )}
  </div>
);
