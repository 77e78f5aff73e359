import { type ComponentType, useEffect, useState } from 'react';

/** Looks after what was written and not sent. Its code comes after the first page; without it no draft is lost. */
export function Drafts() {
  const [part, setPart] = useState<{ Host: ComponentType } | undefined>(undefined);
  useEffect(() => {
    import('./left-text-host.tsx').then(
      ({ LeftTextHost }) => setPart({ Host: LeftTextHost }),
      () => undefined,
    );
  }, []);
  return part && <part.Host />;
}
