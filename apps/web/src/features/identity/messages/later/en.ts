export const en = {
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

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    register: typeof en;
  }
}
