import type { ShownAnnouncement } from '@tidings/contracts';
import { useState } from 'react';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { useClose } from '../../hooks/use-close.tsx';
import { useStanding } from '../../hooks/use-standing.ts';
import { AnnouncementText } from '../announcement-text.tsx';
import { focusTitle } from '../focus-title.ts';
import { BannerView } from './banner-view.tsx';

/** The one that may stand on this page now, and its text once it is asked for. */
export function StandingBanner({ all }: { all: readonly ShownAnnouncement[] }) {
  const standing = useStanding(all);
  const close = useClose();
  const [opened, open] = useState<string>();
  if (!standing) return null;
  return (
    <>
      <BannerView
        key={standing.id}
        announcement={standing}
        onMore={() => open(standing.id)}
        onClose={() => {
          close(standing);
          focusTitle();
        }}
      />
      {opened === standing.id && (
        <Dialog reading open onOpenChange={() => open(undefined)} title={standing.title} width={640}>
          <AnnouncementText announcement={standing} onFollow={() => open(undefined)} />
        </Dialog>
      )}
    </>
  );
}
