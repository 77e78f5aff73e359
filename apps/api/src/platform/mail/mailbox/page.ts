import type { KeptMail } from './read-folder.ts';

const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

export const pageStyle = `:root{color-scheme:light dark;--g:#f2f5f5;--s:#fff;--t:#0f171c;--t2:#475257;--t3:#5f696e;--a:#006186;--l:#e2e6e8;--sel:#e4eff4}
@media (prefers-color-scheme:dark){:root{--g:#0a1115;--s:#10171c;--t:#e8eced;--t2:#b2bbbe;--t3:#959fa3;--a:#7cc6e4;--l:#28333a;--sel:#132e3b}}
*{box-sizing:border-box}body{margin:0;font:14px/20px "Inter Variable",system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--t);background:var(--s)}
a{color:var(--a)}a:focus-visible{outline:2px solid var(--a);outline-offset:2px}
header{display:flex;gap:8px 16px;flex-wrap:wrap;align-items:baseline;padding:14px 24px;border-bottom:1px solid var(--l)}
h1{margin:0;font-size:18px;line-height:24px}header p,.e p{margin:0;color:var(--t3)}
main{display:grid;grid-template-columns:minmax(260px,360px) minmax(0,1fr);min-height:calc(100vh - 53px)}
ul{list-style:none;margin:0;padding:0;border-right:1px solid var(--l);background:var(--g)}
li a{display:block;padding:12px 24px;border-bottom:1px solid var(--l);color:inherit;text-decoration:none;overflow-wrap:anywhere}
li a:hover,li a[aria-current]{background:var(--sel)}li b{display:block;font-weight:600}small,dt{color:var(--t3);font-size:12px}
article{min-width:0;padding:16px 24px 24px}h2{margin:0 0 8px;font-size:18px;line-height:24px;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:2px 12px;margin:0 0 12px}dd{margin:0;overflow-wrap:anywhere;font-size:13px}
iframe{width:100%;height:620px;border:1px solid var(--l);border-radius:10px;background:var(--g)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:13px/20px ui-monospace,Menlo,monospace;background:var(--g);border-radius:10px;padding:16px}
.e{display:grid;place-content:center;text-align:center;gap:8px;padding:48px 24px;grid-column:1/-1}
@media (max-width:767px){main{grid-template-columns:minmax(0,1fr)}ul{border-right:0;max-height:40vh;overflow:auto}header{padding:12px 16px}article{padding:16px}li a{padding:12px 16px}}`;

const time = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

const entry = (mail: KeptMail, chosen: boolean) =>
  `<li><a href="/dev/mailbox/${mail.id}"${chosen ? ' aria-current="page"' : ''}><b>${escaped(mail.subject)}</b><span>${escaped(mail.to)}</span><br><small>${time(mail.at)}</small></a></li>`;

const headersOf = ({ from, to, at, messageId, headers }: KeptMail) =>
  Object.entries({ From: from, To: to, Date: time(at), 'Message-ID': messageId, ...headers })
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
    .join('');

const opened = (mail: KeptMail) => `<article aria-labelledby="subject"><h2 id="subject">${escaped(mail.subject)}</h2>
<dl>${headersOf(mail)}</dl>
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" src="/dev/mailbox/${mail.id}/html"></iframe>
<h3>As text</h3><pre tabindex="0">${escaped(mail.text)}</pre></article>`;

/** The mailbox as a page without a script: the mails in the order they came, and the one that is open. */
export function mailboxPage(mails: readonly KeptMail[], open: KeptMail | null): string {
  const list = mails.map((mail) => entry(mail, mail.id === open?.id)).join('');
  const inside =
    mails.length === 0
      ? '<div class="e"><h2>No mail yet</h2><p>What is mailed while no SMTP server is set comes here. Load the page again to look.</p></div>'
      : `<ul aria-label="Mails">${list}</ul>${open ? opened(open) : ''}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mailbox · Tidings</title><style>${pageStyle}</style></head><body>
<header><h1>Mailbox</h1><p>Mails of this development server. None was sent to anybody.</p></header><main>${inside}</main></body></html>`;
}
