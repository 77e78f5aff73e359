import type { ReactNode } from 'react';
import { WavePath } from '../sign/tideline.tsx';

/** The end of a list: "That is everything, back to 3 March 2021". */
export const ListEnd = ({ children }: { children: ReactNode }) => (
  <p className="flex flex-col items-center gap-2 pt-7 pb-10 text-sm text-ink-3">
    <svg width="34" height="8" viewBox="0 0 34 8" aria-hidden="true">
      <path d={WavePath} fill="none" stroke="var(--ctl-line)" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
    {children}
  </p>
);
