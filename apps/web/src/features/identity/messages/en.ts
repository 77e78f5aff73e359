export const en = {
  'signIn.title': 'Sign in',
  'signIn.new': 'New here? {link}',
  'signIn.newLink': 'Create an account',
  'signIn.login': 'E-mail or name',
  'signIn.password': 'Password',
  'signIn.forgot': 'Forgot your password?',
  'signIn.submit': 'Sign in',
  'signIn.hero': 'News that reaches you, in one place, while it is still new.',
  'signIn.rightNow': 'Right now',
  'signIn.lately': 'Lately',
  'signIn.activity.reply': '{name} replied in {topic}',
  'signIn.activity.topic': '{name} started {topic}',
  'signIn.demo': 'Demo people',
  'signIn.demoOnly': 'development only',
  'signIn.demo.member': 'member',
  'signIn.demo.moderator': 'moderator',
  'signIn.demo.admin': 'admin',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    identity: typeof en;
  }
}
