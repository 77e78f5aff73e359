/** What several mails of an account say. */
export const shared = {
  en: {
    copy: 'If the button does nothing, copy this line into your browser:',
    once: 'It works once, until {until, date, long}, {until, time, short}.',
    hello: 'Hello {name}.',
  },
  de: {
    copy: 'Wenn der Knopf nichts tut, kopiere diese Zeile in deinen Browser:',
    once: 'Er gilt einmal, bis {until, date, long}, {until, time, short}.',
    hello: 'Hallo {name}.',
  },
} as const;
