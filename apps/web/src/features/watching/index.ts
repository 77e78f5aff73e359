export { WatchMenu } from './components/watch-menu.tsx';
