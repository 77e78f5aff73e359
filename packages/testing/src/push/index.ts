export { type BrowserKeys, browserKeys } from './browser-keys.ts';
export { type PushService, type SubscribedBrowser, startPushService } from './push-service.ts';
export { type SystemAnswer, type SystemPush, type SystemService, startApns, startFcm } from './system-services.ts';
