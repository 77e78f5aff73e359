import { quietPart } from '../../../../components/ui/part/quiet-part.tsx';
import { withMessages } from '../../../../i18n/reader.ts';
import { UnverifiedPlace } from '../../../identity/index.ts';
import { useAnnouncements } from '../../hooks/use-announcements.ts';

const Standing = quietPart(withMessages(async () => (await import('./standing-banner.tsx')).StandingBanner));

/** What stands under the top bar: what is out for the reader, and that their address is to be confirmed, which comes with it to keep a first visit light. Most of the time that is nothing, and then neither the looks nor the words of it are fetched. */
export function Banner() {
  const all = useAnnouncements('banner');
  return (
    <>
      {all && all.length > 0 && <Standing all={all} />}
      <UnverifiedPlace />
    </>
  );
}
