import { quietPart } from '../../../../components/ui/part/quiet-part.tsx';
import { withMessages } from '../../../../i18n/reader.ts';
import { useAnnouncements } from '../../hooks/use-announcements.ts';

const Standing = quietPart(withMessages(async () => (await import('./standing-banner.tsx')).StandingBanner));

/** What is out for the reader. Most of the time that is nothing, and then neither the looks nor the words of it are fetched. */
export function Banner() {
  const all = useAnnouncements('banner');
  return all && all.length > 0 && <Standing all={all} />;
}
