export { SavedMark } from './components/saved-mark.tsx';
export { SettingsFrame } from './components/settings-frame.tsx';
export { zoneName } from './model/time-zones.ts';
