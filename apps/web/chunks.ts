import type { Rolldown } from 'vite';
import { base } from './base-chunk.ts';

/** The signs of the first screen come with it; all others in one file: one request for a page, not one for each sign. */
const firstSigns = [
  ...['activity', 'arrow-down', 'arrow-up', 'check', 'check-check', 'chevron-down', 'chevron-left'],
  ...['circle-exclamation-point', 'copy', 'flag', 'inbox', 'lock', 'log-in', 'log-out', 'menu', 'message-square'],
  ...['messages-square', 'pin', 'rotate-cw', 'search', 'settings', 'square-pen', 'users', 'x'],
];
const laterSigns = new RegExp(`/lucide-react/dist/esm/icons/(?!(?:${firstSigns.join('|')})[.]mjs)`);

/** What opens above a page: menus and panes, and the libraries that place them. */
const overlays =
  /\/node_modules\/(@floating-ui|@radix-ui\/react-(menu|dropdown-menu|popper|popover|roving-focus|collection|use-size|arrow))\/|\/components\/ui\/overlay\/(menu|menu-choice|popover-pane|use-lost-anchor)\.tsx?$/;

const features = (paths: string) => new RegExp(`/apps/web/src/features/(?![a-z]+/messages/)(?:${paths})`);

/** What makes a page of Markdown: its parser is most of it. */
const markdown =
  /\/components\/markdown\/(?!preload-markdown|code\/colour|markdown(-source)?[.])|\/packages\/markdown\/src\//;

/** What a post is shown with, wherever it stands. */
const posts = new RegExp(
  [
    features(
      'replies/(?!history/|live[.]|feature[.]|index[.]|outbox/send[.]|components/delete-dialog|components/send-waiting)',
    ),
    features('reactions/(?!likes-list)'),
    features('topic/(?!live[.]|feature[.]|index[.]|print/print-sheet|components/edit-composer)'),
    features('watching/'),
    features('presence/(?!live[.]|feature[.])'),
    features('moderation/(components/(hidden-text-part|moderator-items|dialogs)|model/target)'),
    /\/components\/markdown\/markdown(-source)?[.]tsx$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** What comes to every page of a member once the page itself is there, and to nobody else. */
const everywhere = new RegExp(
  [
    features('[a-z]+/workspace[.]tsx?$'),
    features('inbox/(components/bell[.]|voice/speak[.])'),
    features('workspaces/nav/(section|tabs)[.]'),
    features('announcements/components/banner/banner[.]'),
    features('composer/components/left-text-host'),
    features('moderation/components/show-notice'),
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Few files for a page: each costs a request, and a way of its own through the browser. The first match counts. */
export const chunks: Rolldown.CodeSplittingGroup[] = [
  { name: 'base', test: base },
  { name: 'topics', test: /\/features\/topics\/(pages|components)\/(?!new-topic-composer|category-page)/ },
  { name: 'forms', test: /\/apps\/web\/src\/(components\/ui\/form\/(field|input)|lib\/api\/form)\.tsx?$/ },
  { name: 'signs', test: laterSigns },
  { name: 'first', tags: ['$initial'] },
  { name: 'overlays', test: overlays },
  { name: 'posts', test: posts },
  { name: 'markdown', test: markdown },
  { name: 'live-caches', test: /\/features\/[^/]+\/live\.ts$/ },
  {
    name: 'live-client',
    test: /\/apps\/web\/src\/realtime\/(client\/(?!shared-tabs)|rooms\/)|\/packages\/client\/src\/(?!tabs\/)/,
  },
  { name: 'everywhere', test: everywhere },
];
