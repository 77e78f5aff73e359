export const en = {
  'keys.title': 'Keyboard',
  'keys.note': 'Never active while you type',
  'keys.then': 'then',
  'keys.anywhere': 'Anywhere',
  'keys.goTo': 'Go to',
  'keys.list': 'In a list',
  'keys.post': 'On a post',
  'keys.moderation': 'In the moderation queue',
  'keys.newTopic': 'New topic',
  'keys.help': 'This help',
  'keys.nextPane': 'Next part of the page',
  'keys.close': 'Close what is open',
  'keys.home': 'Home',
  'keys.goModeration': 'Moderation',
  'keys.goSettings': 'Settings',
  'keys.next': 'Next, previous',
  'keys.open': 'Open',
  'keys.showNew': 'Show what is new',
  'keys.reply': 'Reply',
  'keys.like': 'Like',
  'keys.quote': 'Quote the selection',
  'keys.inbox': 'In the inbox',
  'keys.done': 'Done, and the next',
  'keys.unread': 'Read or unread',
  'keys.snooze': 'Snooze',
  'keys.why': 'Why it is there',
  'keys.mute': 'Mute',
  'keys.select': 'Choose several',
  'keys.delete': 'Delete',
  'keys.undo': 'Undo',
  'keys.hide': 'Hide',
  'keys.dismiss': 'Dismiss',
} as const;

declare module '../../catalogues.ts' {
  interface Catalogues {
    keyboard: typeof en;
  }
}
