export const en = {
  'composer.body': 'Text, in Markdown',
  'composer.left':
    'You are signed out. What you wrote is kept on this device: sign in again, and it is where you wrote it.',
  'composer.leftUnkept':
    'You are signed out, and this device has no room for what you wrote: it is kept only until you leave this page. Copy it, or sign in again here.',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    composer: typeof en;
  }
}
