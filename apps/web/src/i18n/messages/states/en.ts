export const en = {
  'state.correlation': 'Correlation id {id}',
  'state.copyCorrelation': 'Copy the correlation id',
  'state.loading': 'Loading',
  'state.errorBody': 'The server answered too slowly. Nothing you wrote is affected.',
  'state.crash.short': 'Broken page',
  'state.noPermission.short': 'No access',
  'state.notFound.short': 'Not found',
  'state.down.short': 'Not answering',
  'state.crash': 'This page broke',
  'state.crashBody': 'The fault is ours. What you wrote is kept on this device.',
  'state.reload': 'Reload the page',
  'state.noPermission': 'You cannot see this page',
  'state.noPermissionBody': 'It does not exist, or it is not open to you. A moderator can tell you more.',
  'state.notFound': 'There is nothing here',
  'state.notFoundBody': 'The address may be old, or somebody took the page away.',
  'state.down': 'Tidings is not answering',
  'state.downBody': 'What you wrote is kept on this device.',
  'state.downRetry': 'We try again in {seconds, number} s.',
  'state.downTrying': 'We are trying again now.',
  'state.downBar': 'Tidings is not answering. What you loaded stays readable; we try again in {seconds, number} s.',
  'state.downBarTrying': 'Tidings is not answering. What you loaded stays readable; we are trying again now.',
  'state.tryNow': 'Try now',
  'part.broken': 'This part could not be shown.',
  'part.missing': 'This did not load. What you wrote is kept on this device.',
  'part.page.short': 'Not loaded',
  'part.page': 'This page did not load',
  'part.page.body': 'It needs a part of Tidings that has not come. Nothing you wrote is affected.',
  'part.replaced': 'Tidings was updated meanwhile. Reload the page to go on; what you wrote is kept.',
  'part.replaced.title': 'Tidings was updated',
  'part.replaced.body': 'This window still runs the version before. Reload the page to go on; what you wrote is kept.',
} as const;

declare module '../../catalogues.ts' {
  interface Catalogues {
    states: typeof en;
  }
}
