export const en = {
  'presence.online': 'online',
  'presence.away': 'away',
  'presence.busy': 'busy',
  'presence.offline': 'offline',
  'typing.one': '{name} is replying',
  'typing.two': '{a} and {b} are replying',
  'typing.many': '{count, plural, one {# is replying} other {# are replying}}',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    presence: typeof en;
  }
}
