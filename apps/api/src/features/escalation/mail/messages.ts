export const en = {
  topic: '{count, plural, one {# new} other {# new}} in {topic}',
  several: '{count, plural, one {# new in your inbox} other {# new in your inbox}}',
  daily: 'Your day on {site}: {count, plural, one {# new} other {# new}}',
  why: 'You get this because it stayed unread in your inbox.',
  'why.daily': 'You get this once a day, as you chose.',
  stop: 'Stop e-mails of this kind',
  settings: 'Choose what comes by e-mail',
};

export const de: typeof en = {
  topic: '{count, plural, one {# neue Nachricht} other {# neue Nachrichten}} in {topic}',
  several: '{count, plural, one {# neue im Posteingang} other {# neue im Posteingang}}',
  daily: 'Dein Tag auf {site}: {count, plural, one {# neue} other {# neue}}',
  why: 'Du bekommst das, weil es in deinem Posteingang ungelesen blieb.',
  'why.daily': 'Du bekommst das einmal am Tag, wie du es gewählt hast.',
  stop: 'Keine E-Mails dieser Art mehr',
  settings: 'Wählen, was per E-Mail kommt',
};
