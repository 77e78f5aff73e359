export { setWatch } from './api/set-watch.ts';
export { WatchMenu } from './components/watch-menu.tsx';
export { levelsOf } from './model/levels-of.ts';
