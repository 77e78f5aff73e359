export { profileKey, profileQuery } from './api/profile.ts';
