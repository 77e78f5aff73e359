export const en = {
  'theme.system': 'As the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'settings.title': 'Settings',
  'settings.tab.account': 'Account',
  'settings.tab.sessions': 'Devices and sessions',
  'settings.profile': 'Profile',
  'settings.viewProfile': 'As others see it',
  'settings.displayName': 'Shown as',
  'settings.displayNameHint': 'What others read above your posts. Your name stays @{username}.',
  'settings.bio': 'About you',
  'settings.bioHint': 'A sentence or two on your profile.',
  'settings.saved': 'Saved',
  'settings.look': 'Look',
  'settings.theme': 'Theme',
  'settings.themeHint': 'Kept on this device.',
  'settings.password': 'Password',
  'settings.password.current': 'Current password',
  'settings.password.next': 'New password',
  'settings.password.submit': 'Change password',
  'settings.password.done': 'Password changed. Other devices were signed out.',
  'settings.password.wrong': 'That is not your current password.',
  'settings.signOut': 'Sign out',
  'settings.signOutHint': 'Ends the session on this device only.',
  'sessions.title': 'Devices and sessions',
  'sessions.intro': 'Where you are signed in. Ending a session takes effect within two seconds.',
  'sessions.current': 'This device',
  'sessions.active': 'Active {time}',
  'sessions.since': 'Signed in {time}',
  'sessions.revoke': 'End',
  'sessions.revokeLabel': 'End the session on {device}',
  'sessions.revoked': 'Session ended',
  'sessions.failed': 'This session is still open. Try again.',
  'sessions.error': 'Your sessions did not load',
  'sessions.unknownDevice': 'Unknown device',
  'sessions.device': '{browser} on {system}',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    settings: typeof en;
  }
}
