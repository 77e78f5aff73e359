import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { SegmentCount, Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import { useStore } from '../../../lib/store/external-store.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { blockedPeopleQuery } from '../../relationships/index.ts';
import { SavedMark, SettingsFrame } from '../../settings/index.ts';
import { mutesQuery } from '../api/mutes.ts';
import { savedAt } from '../hooks/use-preferences.ts';
import { standing } from '../model/standing.ts';

/** The parts of what reaches the reader; how much they keep away is counted. */
function Tabs() {
  const now = useNow();
  const mutes = standing(useQuery(mutesQuery()).data?.items ?? [], now).length;
  const blocked = useQuery(blockedPeopleQuery()).data?.items.length ?? 0;
  const saved = useStore(savedAt);
  useEffect(() => () => savedAt.set(0), []);
  return (
    <div className="flex h-[52px] items-center">
      <Segmented label={t('settings.tab.notifications')} className="items-center">
        <Link to="/settings/notifications" activeOptions={{ exact: true }} className={segment}>
          {t('quiet.tab.reaches')}
        </Link>
        <Link to="/settings/notifications/muted" className={segment}>
          {t('quiet.tab.muted')}
          <SegmentCount count={mutes + blocked} />
        </Link>
        <Link to="/settings/notifications/$part" params={{ part: 'devices' }} className={segment}>
          {t('quiet.tab.devices')}
        </Link>
      </Segmented>
      <span className="ms-auto">
        <SavedMark at={saved}>{t('settings.saved')}</SavedMark>
      </span>
    </div>
  );
}

/** The pages of notifications, in the settings: parts above two columns, or under each other. */
export const NotificationsFrame = ({ aside, children }: { aside?: ReactNode; children: ReactNode }) => (
  <SettingsFrame wide title={t('settings.tab.notifications')} tabs={false}>
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 railed:grid-cols-[minmax(0,1fr)_320px]">
      <div className="min-w-0">
        <Tabs />
        {children}
      </div>
      {aside !== undefined && <aside className="min-w-0 pt-8 railed:pt-3">{aside}</aside>}
    </div>
  </SettingsFrame>
);
