export { profileKey, profileQuery } from './api/profile.ts';
export { UnverifiedPlace } from './late.tsx';
