import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../../i18n/t.ts';

/** What is left of a hidden post: one line that says why, and for moderators the way to undo it. */
export const HiddenLine = ({ own, menu }: { own: boolean; menu: ReactNode }) => (
  <p className="mt-1 flex min-h-8 items-center gap-2 text-sm text-ink-3 phone:mt-2">
    <EyeOff aria-hidden="true" />
    <span className="min-w-0">{t(own ? 'post.hiddenOwn' : 'post.hidden')}</span>
    {menu}
  </p>
);
