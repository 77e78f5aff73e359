import { type ComponentType, useEffect, useState } from 'react';
import { useMember } from '../../../lib/session/state.ts';

/** Looks after what a member wrote and did not send. Its code comes for members alone; without it no draft is lost. */
export function Drafts() {
  const [part, setPart] = useState<{ Host: ComponentType } | undefined>(undefined);
  const isMember = useMember() !== undefined;
  useEffect(() => {
    if (!isMember) return;
    import('./left-text-host.tsx').then(
      ({ LeftTextHost }) => setPart({ Host: LeftTextHost }),
      () => undefined,
    );
  }, [isMember]);
  return part && <part.Host />;
}
