export const en = {
  'signIn.title': 'Sign in',
  'signIn.new': 'New here? {link}',
  'signIn.newLink': 'Create an account',
  'signIn.login': 'E-mail or name',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.hero': 'News that reaches you, in one place, while it is still new.',
  'signIn.rightNow': 'Right now',
  'signIn.activity.reply': '{name} replied in {topic}',
  'signIn.activity.topic': '{name} started {topic}',
  'signIn.demo': 'Demo people',
  'signIn.demoOnly': 'development only',
  'signIn.demo.member': 'member',
  'signIn.demo.moderator': 'moderator',
  'signIn.demo.admin': 'admin',
  'register.title': 'Create an account',
  'register.have': 'Already a member? {link}',
  'register.haveLink': 'Sign in',
  'register.username': 'Name',
  'register.usernameHint': 'Others write it as @name. It stays.',
  'register.displayName': 'Shown as',
  'register.displayNameHint': 'Any script. You can change it later.',
  'register.email': 'E-mail',
  'register.password': 'Password',
  'register.passwordHint': '{min, number} characters or more.',
  'register.submit': 'Create account',
  'register.taken': 'That name or e-mail is already in use.',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    identity: typeof en;
  }
}
