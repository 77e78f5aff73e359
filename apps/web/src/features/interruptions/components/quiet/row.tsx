import type { ReactNode } from 'react';

/** A setting's words on the left, its control on the right. */
export const Row = ({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) => (
  <div className="flex min-h-10 items-center justify-between gap-4 text-sm phone:min-h-[52px]">
    <span className="min-w-0">
      {label}
      {hint !== undefined && <span className="block text-xs text-ink-3">{hint}</span>}
    </span>
    {children}
  </div>
);
