import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { copyText } from '../../../lib/browser/copy-text.ts';

/** Copies the whole address of a path of ours and says so. */
export function copyLink(href: string): void {
  void copyText(new URL(href, location.origin).href).then((done) => done && announce(t('post.linkCopied')));
}
