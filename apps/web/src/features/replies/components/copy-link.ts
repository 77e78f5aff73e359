import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';

/** Copies the whole address of a path of ours and says so. */
export function copyLink(href: string): void {
  navigator.clipboard.writeText(new URL(href, location.origin).href).then(
    () => announce(t('post.linkCopied')),
    () => undefined,
  );
}
