import type { PlainKey } from '../../i18n/t.ts';

export type Shortcut = { keys: readonly string[]; label: PlainKey; staffOnly?: true };
export type ShortcutGroup = { title: PlainKey; staffOnly?: true; shortcuts: readonly Shortcut[] };

/** What `?` shows. A key stands here only when a page binds it. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'keys.anywhere',
    shortcuts: [
      { keys: ['c'], label: 'keys.newTopic' },
      { keys: ['?'], label: 'keys.help' },
      { keys: ['f6'], label: 'keys.nextPane' },
      { keys: ['escape'], label: 'keys.close' },
    ],
  },
  {
    title: 'keys.goTo',
    shortcuts: [
      { keys: ['g h'], label: 'keys.home' },
      { keys: ['g m'], label: 'keys.goModeration', staffOnly: true },
      { keys: ['g s'], label: 'keys.goSettings' },
    ],
  },
  {
    title: 'keys.list',
    shortcuts: [
      { keys: ['j', 'k'], label: 'keys.next' },
      { keys: ['o'], label: 'keys.open' },
      { keys: ['.'], label: 'keys.showNew' },
    ],
  },
  {
    title: 'keys.post',
    shortcuts: [
      { keys: ['r'], label: 'keys.reply' },
      { keys: ['l'], label: 'keys.like' },
      { keys: ['q'], label: 'keys.quote' },
    ],
  },
  {
    title: 'keys.moderation',
    staffOnly: true,
    shortcuts: [
      { keys: ['h'], label: 'keys.hide' },
      { keys: ['d'], label: 'keys.dismiss' },
    ],
  },
];
