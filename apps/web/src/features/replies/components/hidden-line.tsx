import { EyeOff } from 'lucide-react';
import { t } from '../../../i18n/t.ts';

/** What is left of a hidden post: one line, and why. */
export const HiddenLine = ({ own }: { own: boolean }) => (
  <p className="mt-1 flex min-h-8 items-center gap-2 text-sm text-ink-3 phone:mt-2">
    <EyeOff aria-hidden="true" />
    {t(own ? 'post.hiddenOwn' : 'post.hidden')}
  </p>
);
