import { parseRoom } from '@tidings/contracts/plain';
import { createPart } from '../../../components/ui/part/part.ts';
import { withMessages } from '../../../i18n/reader.ts';
import { useRealtime } from '../../../realtime/index.ts';

/** Its words come with the first notice. */
const notice = createPart(withMessages(async () => (await import('./show-notice.tsx')).showNotice));

/** Notifies the member of what a moderator did to what is theirs. */
export function ModerationNotices(): null {
  useRealtime('moderation:action', (told, { room }) => {
    if (parseRoom(room)?.kind !== 'user') return;
    const stop = notice.need();
    const unsubscribe = notice.state.subscribe(show);
    show();
    function show(): void {
      const now = notice.state.get();
      if (now.status !== 'here') return;
      stop();
      unsubscribe();
      now.value(told);
    }
  });
  return null;
}
