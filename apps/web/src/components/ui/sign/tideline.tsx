import type { ReactNode } from 'react';

export const WavePath = 'M1 4c2 0 2-2.5 4-2.5s2 5 4 5 2-5 4-5 2 5 4 5 2-2.5 4-2.5h12';

/** Where the new begins: "New since 09:12", "2 replies". `label` is what a screen reader says; once per list. */
export const Tideline = ({ label, children, note }: { label: string; children: ReactNode; note?: ReactNode }) => (
  // biome-ignore lint/a11y/useSemanticElements: an hr cannot carry the words
  <div role="separator" aria-label={label} className="tideline">
    <svg viewBox="0 0 34 8" aria-hidden="true">
      <path d={WavePath} />
    </svg>
    <span>{children}</span>
    {note !== undefined && <span className="font-regular text-ink-3">{note}</span>}
  </div>
);
