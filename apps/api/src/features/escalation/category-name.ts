import type { Locale } from '@tidings/contracts';

/** What categories are called to members outside the app. */
const names: Record<Locale, Record<string, string>> = {
  en: {
    ...{ reactions: 'Likes', replies: 'Replies', mentions: 'Mentions', watching: 'What you watch', people: 'People' },
    ...{ groups: 'Groups', system: 'System', moderation: 'Moderation', account: 'Your account' },
    ...{ integrations: 'Orders and payments', alerts: 'Safety alerts', work: 'Work', chat: 'Chat' },
  },
  de: {
    ...{ reactions: 'Likes', replies: 'Antworten', mentions: 'Erwähnungen', watching: 'Was du beobachtest' },
    ...{ people: 'Personen', groups: 'Gruppen', system: 'System', moderation: 'Moderation', account: 'Dein Konto' },
    ...{ integrations: 'Bestellungen und Zahlungen', alerts: 'Sicherheitshinweise', work: 'Arbeit', chat: 'Chat' },
  },
};

export const categoryName = (category: string, locale: Locale): string => names[locale][category] ?? category;
