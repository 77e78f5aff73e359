export const en = {
  'keys.title': 'Keyboard',
  'keys.note': 'Never active while you type',
  'keys.anywhere': 'Anywhere',
  'keys.goTo': 'Go to',
  'keys.list': 'In a list',
  'keys.post': 'On a post',
  'keys.newTopic': 'New topic',
  'keys.help': 'This help',
  'keys.nextPane': 'Next part of the page',
  'keys.close': 'Close what is open',
  'keys.home': 'Home',
  'keys.goSettings': 'Settings',
  'keys.next': 'Next, previous',
  'keys.open': 'Open',
  'keys.showNew': 'Show what is new',
  'keys.reply': 'Reply',
  'keys.like': 'Like',
  'keys.quote': 'Quote the selection',
} as const;

declare module '../../catalogues.ts' {
  interface Catalogues {
    keyboard: typeof en;
  }
}
