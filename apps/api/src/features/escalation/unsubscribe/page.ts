import type { Locale } from '@tidings/contracts';

const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const words = {
  en: {
    ask: 'Stop e-mails about “{what}”?',
    askBody: 'They still come into your inbox. Other e-mails go on.',
    stop: 'Stop these e-mails',
    done: 'No more e-mails about “{what}”',
    doneBody: 'They still come into your inbox.',
    undo: 'Undo',
    undone: 'E-mails about “{what}” come again',
    undoneBody: 'Nothing else has changed.',
    settings: 'All notification settings',
    none: 'This link is not complete',
    noneBody: 'Open the link of the e-mail again, or choose in the settings what comes by e-mail.',
  },
  de: {
    ask: 'Keine E-Mails zu „{what}“ mehr?',
    askBody: 'Im Posteingang kommt es weiterhin an. Andere E-Mails bleiben.',
    stop: 'Diese E-Mails beenden',
    done: 'Keine E-Mails mehr zu „{what}“',
    doneBody: 'Im Posteingang kommt es weiterhin an.',
    undo: 'Rückgängig',
    undone: 'E-Mails zu „{what}“ kommen wieder',
    undoneBody: 'Sonst hat sich nichts geändert.',
    settings: 'Alle Einstellungen zu Benachrichtigungen',
    none: 'Diese Adresse ist unvollständig',
    noneBody: 'Öffne sie noch einmal aus der E-Mail, oder wähle in den Einstellungen, was per E-Mail kommt.',
  },
} satisfies Record<Locale, Record<string, string>>;

export const pageStyle = `:root{color-scheme:light dark;--g:#f2f5f5;--s:#fff;--t:#0f171c;--t2:#475257;--a:#006186;--on:#fff;--l:#8a9499}
@media (prefers-color-scheme:dark){:root{--g:#0a1115;--s:#10171c;--t:#e8eced;--t2:#b2bbbe;--a:#7cc6e4;--on:#08222e;--l:#6b777d}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-content:center;padding:16px;background:var(--g);color:var(--t);font:15px/22px "Inter Variable",system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:460px;padding:28px;border-radius:10px;background:var(--s)}h1{margin:0 0 8px;font-size:22px;line-height:28px;text-wrap:balance;overflow-wrap:anywhere}
p{margin:0 0 20px;color:var(--t2)}button{min-height:44px;padding:0 18px;border:0;border-radius:7px;background:var(--a);color:var(--on);font:600 15px/20px inherit;font-family:inherit;cursor:pointer}
button.q{background:none;color:var(--t);box-shadow:inset 0 0 0 1px var(--l)}form{margin:0 0 16px}a{color:var(--a)}:focus-visible{outline:2px solid var(--a);outline-offset:2px}`;

/** What the page says: it asks, it says what was done, that it was undone, or that the link is none. */
export type State =
  | { state: 'ask' | 'undone'; what: string }
  | { state: 'done'; what: string; types: readonly string[] }
  | { state: 'none' };

const button = (label: string, className: string, hidden: Record<string, string>) => {
  const inputs = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  return `<form method="post">${inputs.join('')}<button${className && ` class="${className}"`}>${escaped(label)}</button></form>`;
};

/** The page behind "stop these e-mails", without a script: a scanner that follows links changes nothing. */
export function stopPage(on: State, locale: Locale, publicUrl: string): string {
  const say = words[locale];
  const said = (text: string) => escaped('what' in on ? text.replace('{what}', on.what) : text);
  const inside =
    on.state === 'ask'
      ? button(say.stop, '', { 'List-Unsubscribe': 'One-Click' })
      : on.state === 'done' && on.types.length > 0
        ? button(say.undo, 'q', { undo: on.types.join(',') })
        : '';
  const title = said(say[on.state]);
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title} · Tidings</title><style>${pageStyle}</style></head><body><main>
<h1>${title}</h1><p>${said(say[`${on.state}Body`])}</p>${inside}<a href="${escaped(publicUrl)}/settings/notifications">${escaped(say.settings)}</a></main></body></html>`;
}
