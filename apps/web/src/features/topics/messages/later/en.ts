export const en = {
  'topics.compose.title': 'Title',
  'topics.compose.titleHint': 'What is it about, in one line?',
  'topics.compose.submit': 'Create topic',
  'topics.compose.noCategory': 'Choose a category',
  'topics.compose.failed': 'No answer came. Your topic is kept here; however often you press, it is created once.',
  'topics.compose.cameBefore': 'An earlier try had arrived: this topic is there, with the text it had then.',
  'topics.compose.another': 'Create another topic',
  'topics.compose.change': 'Save my changes there',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    topicsLater: typeof en;
  }
}
