export { profileQuery } from './api/profile.ts';
