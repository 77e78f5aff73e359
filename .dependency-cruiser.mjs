/**
 * The dependency law, by pattern: a new package, feature or page is covered the day it is made.
 * contracts <- everyone; db <- api, testing; client <- web, e2e, bench, testing;
 * api: platform <- features <- app; web: lib, components, realtime <- features <- app.
 */
export const test = '(\\.(test|test-d|spec)\\.tsx?$|/tests?/|/test-support)';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'contracts-import-nothing-of-ours',
    severity: 'error',
    from: { path: '^packages/contracts/' },
    to: { path: '^(apps|packages|e2e|scripts)/', pathNot: '^packages/contracts/' },
  },
  {
    name: 'markdown-imports-nothing-of-ours',
    severity: 'error',
    from: { path: '^packages/markdown/', pathNot: [test, 'vitest\\.config\\.ts$'] },
    to: { path: '^(apps|packages|e2e|scripts)/', pathNot: '^packages/markdown/' },
  },
  {
    name: 'packages-import-no-app',
    severity: 'error',
    from: { path: '^(packages|e2e)/' },
    to: { path: '^apps/' },
  },
  {
    name: 'apps-import-no-other-app',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'db-is-for-the-server-side',
    severity: 'error',
    from: { path: '^(apps|packages|e2e)/', pathNot: '^(apps/api|packages/(db|testing))/' },
    to: { path: '^packages/db/' },
  },
  {
    name: 'client-is-for-clients',
    severity: 'error',
    from: { path: '^(apps|packages|e2e)/', pathNot: ['^(apps/web|e2e|packages/(client|bench|testing))/', test] },
    to: { path: '^packages/client/' },
  },
  {
    name: 'fixtures-are-for-tests',
    severity: 'error',
    from: {
      path: '^(apps|packages|e2e)/',
      pathNot: ['^(e2e|packages/(testing|bench))/', test, 'vitest\\.config\\.ts$'],
    },
    to: { path: '^packages/testing/' },
  },
  {
    name: 'nothing-imports-a-test',
    severity: 'error',
    from: { path: '^(apps|packages)/', pathNot: test },
    to: { path: test },
  },
  {
    name: 'api-platform-below-features',
    severity: 'error',
    from: { path: '^apps/api/src/platform/', pathNot: test },
    to: { path: '^apps/api/src/(features/|app|main)' },
  },
  {
    name: 'features-below-app',
    severity: 'error',
    from: { path: '^apps/[^/]+/src/features/', pathNot: test },
    to: { path: '^apps/[^/]+/src/(app/|app\\.tsx?$|main\\.tsx?$)' },
  },
  {
    name: 'web-foundations-below-features',
    severity: 'error',
    from: { path: '^apps/web/src/', pathNot: ['^apps/web/src/(features|app)/', '^apps/web/src/main\\.tsx$', test] },
    to: { path: '^apps/web/src/(features|app)/' },
  },
  {
    name: 'features-meet-at-their-index',
    severity: 'error',
    from: { path: '^apps/([^/]+)/src/features/([^/]+)/' },
    to: {
      path: '^apps/$1/src/features/[^/]+/',
      pathNot: ['^apps/$1/src/features/$2/', '^apps/$1/src/features/[^/]+/index\\.tsx?$'],
    },
  },
  {
    name: 'a-feature-is-entered-by-its-index',
    severity: 'error',
    from: { path: '^apps/([^/]+)/src/', pathNot: ['^apps/[^/]+/src/features/', test] },
    // A page that is loaded when its route is visited must be named itself, or its whole feature would load at once.
    to: {
      dynamic: false,
      path: '^apps/$1/src/features/[^/]+/',
      pathNot: '^apps/$1/src/features/[^/]+/(index|feature)\\.tsx?$',
    },
  },
  {
    name: 'features-touch-no-socket-and-no-redis',
    severity: 'error',
    from: { path: '^apps/api/src/(features/|app\\.ts$)', pathNot: test },
    to: { path: '(^|/)(socket\\.io|@socket\\.io/[^/]+|ioredis)(/|$)' },
  },
  {
    name: 'client-knows-no-framework',
    severity: 'error',
    from: { path: '^packages/client/' },
    to: { path: '(^|/)(react|react-dom|@tanstack/[^/]+)(/|$)' },
  },
  {
    // What does not resolve would slip past every rule above.
    name: 'imports-lead-somewhere',
    severity: 'error',
    from: { path: '^(apps|packages|e2e|scripts)/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycle-at-run-time',
    severity: 'error',
    from: { path: '^(apps|packages|e2e|scripts)/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    // Types counted: a file that needs another's types to be understood depends on it.
    name: 'no-cycle',
    severity: 'error',
    from: { path: '^(apps|packages|e2e|scripts)/' },
    to: { circular: true },
  },
  {
    name: 'other-packages-by-their-name',
    severity: 'error',
    from: { path: '^((?:apps|packages)/[^/]+|e2e|scripts)/' },
    to: { dependencyTypes: ['local'], path: '^(apps|packages|e2e|scripts)/', pathNot: '^$1/' },
  },
  {
    name: 'nobody-imports-scripts',
    severity: 'error',
    from: { path: '^(apps|packages|e2e)/' },
    to: { path: '^scripts/' },
  },
  {
    name: 'shipped-code-needs-shipped-packages',
    severity: 'error',
    from: { path: '^(apps/api|packages/(contracts|db|client|markdown))/src/', pathNot: test },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    doNotFollow: { path: ['node_modules', 'src/generated'] },
    // Only what we build ourselves: most packages keep what one imports of them in a dist of their own.
    exclude: { path: ['^(apps|packages)/[^/]+/dist/', '(^|/)\\.(turbo|data|tmp)/'] },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
