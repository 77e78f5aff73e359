import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'composer.body': 'Text, in Markdown',
  'composer.left':
    'Du bist abgemeldet. Was du geschrieben hast, ist auf diesem Gerät aufbewahrt: Melde dich wieder an, dann steht es da, wo du es geschrieben hast.',
  'composer.leftUnkept':
    'Du bist abgemeldet, und auf diesem Gerät ist kein Platz für das, was du geschrieben hast: Es bleibt nur, bis du diese Seite verlässt. Kopiere es oder melde dich hier wieder an.',
};
