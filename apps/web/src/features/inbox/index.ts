export { isVoice } from './voice/one-voice.ts';
