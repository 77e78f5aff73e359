import type { Locale } from '@tidings/contracts';
import { createFormatter } from '@tidings/i18n';
import { compile } from '@tidings/i18n/compile';
import type { MailType, Writing } from '../define-mail.ts';
import { layout, type Site } from './layout.ts';

export type Rendered = { subject: string; html: string; text: string };
export type Reader = { locale: Locale; timeZone: string };
export type Place = Site & { publicUrl: string };

/** Where a line of the text part ends. */
const WIDTH = 76;

/** Says a mail in the language of its reader, as HTML and as text. */
export async function renderMail<D extends object>(
  type: MailType<D>,
  data: D,
  { locale, timeZone }: Reader,
  { publicUrl, ...site }: Place,
): Promise<Rendered> {
  const formatter = createFormatter(locale, timeZone, [compile(type.messages[locale])]);
  const writing: Writing = {
    say: (key, params = {}) => formatter.message(key, { site: site.name, ...params }),
    formatter,
    link: (path) => `${publicUrl}${path}`,
  };
  const written = type.write(data, writing);
  // Loaded with the first mail: a server that sends none starts without it.
  const { render, toPlainText } = await import('@react-email/render');
  const html = await render(layout(written, site, locale));
  const text = toPlainText(html, {
    wordwrap: WIDTH,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'svg', format: 'skip' },
      { selector: '.html-only', format: 'skip' },
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: false, noLinkBrackets: true } },
    ],
  });
  return { subject: written.subject, html, text: `${text.trim()}\n` };
}
