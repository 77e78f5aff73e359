export const en = {
  'follow.off': 'Follow',
  'follow.on': 'Following',
  'follow.label': 'Follow {name}: hear of their new topics',
  'block.menu': 'Block…',
  'block.ask': 'Block {name}?',
  'block.means':
    'You hear nothing of theirs any more, their posts are folded, and neither of you follows the other. They are not notified.',
  'block.do': 'Block',
  'block.done': '{name} is blocked.',
  'block.is': 'You blocked {name}. You hear nothing of theirs, and their posts are folded.',
  'block.undo': 'Unblock',
  'block.undoLabel': 'Unblock {name}',
  'block.undone': '{name} is not blocked any more.',
  'block.people': 'Blocked people',
  'block.folded': 'Hidden: somebody you blocked.',
  'block.show': 'Show',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    relationships: typeof en;
  }
}
