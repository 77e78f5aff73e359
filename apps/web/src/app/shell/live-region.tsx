import { useAnnouncement } from '../../lib/announce.ts';

/** The one polite region for what arrives; see `announce`. */
export function LiveRegion() {
  const { id, text } = useAnnouncement();
  return (
    <div role="status" aria-live="polite" className="sr-only">
      <span key={id}>{text}</span>
    </div>
  );
}
