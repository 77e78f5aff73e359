import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';

/** A tick and a word for some seconds after something was kept; `at` is when. */
export function SavedMark({ at, children, ms = 2000 }: { at: number; children: string; ms?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (at === 0) return;
    setShown(true);
    const timer = setTimeout(() => setShown(false), ms);
    return () => clearTimeout(timer);
  }, [at, ms]);
  return (
    <span role="status" className="flex items-center gap-1.5 text-sm text-ink-2">
      {shown && (
        <>
          <Check aria-hidden="true" />
          {children}
        </>
      )}
    </span>
  );
}
