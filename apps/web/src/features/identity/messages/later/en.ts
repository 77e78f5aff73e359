export const en = {
  'register.title': 'Create an account',
  'register.have': 'Already a member? {link}',
  'register.haveLink': 'Sign in',
  'register.username': 'User name',
  'register.usernameHint': 'Lower-case letters and digits, as in @sam. It cannot be changed later.',
  'register.displayName': 'Your name, as others see it',
  'register.displayNameHint': 'Optional, in any script. You can change it later.',
  'register.email': 'E-mail',
  'register.password': 'Password',
  'register.passwordHint': '{min, number} characters or more.',
  'register.submit': 'Create account',
  'register.emailTaken': 'That e-mail address already has an account.',
  'register.taken': 'That user name is already in use.',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    register: typeof en;
  }
}
