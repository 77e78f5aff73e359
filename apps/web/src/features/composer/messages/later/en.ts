export const en = {
  'composer.tools': 'Formatting',
  'composer.bold': 'Bold',
  'composer.italic': 'Italic',
  'composer.link': 'Link',
  'composer.quote': 'Quote',
  'composer.code': 'Code',
  'composer.list': 'List',
  'composer.numbered': 'Numbered list',
  'composer.mention': 'Mention somebody',
  'composer.text': 'text',
  'composer.write': 'Write',
  'composer.preview': 'Preview',
  'composer.previewEmpty': 'What you write is shown here as others will see it.',
  'composer.panes': 'Write or preview',
  'composer.closeKeeps': 'Close, keeps the draft',
  'composer.taller': 'Full height',
  'composer.shorter': 'Half height',
  'composer.discard': 'Discard',
  'composer.saved': 'Draft saved {time}',
  'composer.savedWhere': ', on this device',
  'composer.saving': 'Saving the draft',
  'composer.tooLong': '{count, plural, one {Too long by # character.} other {Too long by # characters.}}',
  'composer.left.count': '{count, plural, one {# character left} other {# characters left}}',
  'composer.over': '{count, plural, one {# character too many} other {# characters too many}}',
  'composer.needsText': 'Write something first.',
  'composer.titleTooShort': 'The title needs at least {count, number} characters.',
  'composer.titleTooLong':
    '{count, plural, one {The title is too long by # character.} other {The title is too long by # characters.}}',
  'composer.needsCategory': 'Choose a category first.',
  'composer.unkept': 'This device has no room for your draft: it is kept only until you leave this page.',
  'composer.offline': 'You are offline. This is sent when you are back.',
  'composer.sendLater': 'Send later',
  'composer.people': 'People in this topic first',
  'composer.peopleLabel': 'People',
  'composer.nobody': 'Nobody by that name',
  'composer.crowd.title': '{count, plural, one {Notify # person?} other {Notify # people?}}',
  'composer.crowd.body': 'You name a group: everybody in it who may read this is notified.',
  'composer.crowd.send': 'Notify them',
  'composer.namesOver':
    'You may name {allowed, number} people and groups in one text. {over, plural, one {# name is too many.} other {# names are too many.}}',
  'composer.groupMembers': '{count, plural, one {# member} other {# members}}',
  'composer.choose': 'choose',
  'composer.insert': 'insert',
  'composer.close': 'close',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    composerLater: typeof en;
  }
}
