export { useUnreadAlerts } from './use-unread.ts';
export { isVoice } from './voice/one-voice.ts';
