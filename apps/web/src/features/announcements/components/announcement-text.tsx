import type { ShownAnnouncement } from '@tidings/contracts';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { buttonStyle } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { exactTime } from '../../../lib/time/time.ts';
import { LinkOut } from './link-out.tsx';

type Props = { announcement: ShownAnnouncement; onFollow?: () => void };

/** Everything an announcement says below its headline. */
export function AnnouncementText({ announcement: { body, link, publishedAt, editedAt, endsAt }, onFollow }: Props) {
  return (
    <>
      <p className="text-xs text-ink-3">
        <time dateTime={publishedAt}>{exactTime(Date.parse(publishedAt))}</time>
        {editedAt !== null && ` · ${t('announcement.edited', { time: exactTime(Date.parse(editedAt)) })}`}
        {endsAt !== null && ` · ${t('announcement.until', { time: exactTime(Date.parse(endsAt)) })}`}
      </p>
      {body !== '' && <Markdown source={body} className="mt-4 max-w-[634px]" />}
      {link && (
        <p className="mt-6">
          <LinkOut
            link={link}
            className={buttonStyle({ variant: 'pri', size: 'lg' })}
            {...(onFollow && { onClick: onFollow })}
          />
        </p>
      )}
    </>
  );
}
