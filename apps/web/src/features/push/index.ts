export { closeShown } from './device/shown.ts';
export { usePushHere } from './hooks/use-push-here.ts';
