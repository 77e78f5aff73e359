import { t } from '../../../i18n/t.ts';

export type PresenceStatus = 'online' | 'away' | 'busy' | 'offline';

/** Disc, crescent, barred disc, ring: the shape says it too. `said` adds the word for screen readers. */
export const Presence = ({ status, said = false }: { status: PresenceStatus; said?: boolean }) => (
  <>
    <i className="presence" data-status={status} aria-hidden="true" />
    {said && <span className="sr-only">{t(`presence.${status}`)}</span>}
  </>
);
