import type { Preferences } from '../../api/preferences.ts';
import { DoNotDisturb } from './do-not-disturb.tsx';
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
  </>
);
