/** What every page needs, in one file: a dozen small shared chunks would each cost a request. */
export const base = new RegExp(
  [
    '/node_modules/(react|react-dom|scheduler|clsx|class-variance-authority|use-sync-external-store)/',
    '/node_modules/@tanstack/(history|query-core|react-query|react-router|react-store|router-core|store)/',
    '/node_modules/@radix-ui/react-(slot|compose-refs)/',
    '/node_modules/lucide-react/dist/esm/(createLucideIcon|Icon|defaultAttributes|context|shared)',
    '/apps/web/src/(lib(?!/api/(?:same-write|form)|/browser/(?:user-agent|tab-lock))|i18n(?!/(locales|later|messages)/)|components/page)/',
    '/node_modules/(intl-messageformat|@formatjs/icu-messageformat-parser)/',
    '/packages/i18n/src/(?!pseudo)',
    // Room names: without a place here they would come with all live caches.
    '/packages/contracts/src/(plain|declarations|(?!kernel)[a-z]+/declarations|kernel/(registry|merge|room-names|room))[.]ts$',
    // Counted in the sidebar, and kept true by a live cache: likewise.
    '/apps/web/src/features/moderation/(api/open-count|use-open-reports)[.]ts$',
    '/apps/web/src/features/inbox/(api/summary|use-unread)[.]ts$',
    '/apps/web/src/features/groups/(api/waiting|use-waiting-count)[.]ts$',
    '/apps/web/src/features/alerts/(api/counts|hooks/use-new-alerts)[.]ts$',
    // What one later page alone uses comes with that.
    '/apps/web/src/components/ui/(?!overlay/(dialog|sheet|popover-pane|menu|use-lost-anchor)|form/(select-box|field|input|check|switch)|action/(?:like-button|post-action)|people/typing-)',
  ].join('|'),
);
