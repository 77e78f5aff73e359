import type { Notification } from '@tidings/contracts';
import { cn } from '../../../lib/cn.ts';
import { titleParts } from '../model/entries.ts';

/** What happened: names stand out, and each is read in its own direction. */
export const NotificationTitle = ({ item, unread }: { item: Notification; unread: boolean }) =>
  titleParts(item).map(({ text, strong }, index) =>
    strong ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places
      <bdi key={index} className={cn(unread ? 'font-semi' : 'font-medium')}>
        {text}
      </bdi>
    ) : (
      text
    ),
  );
