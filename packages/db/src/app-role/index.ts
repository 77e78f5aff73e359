export { AppRoleError } from './app-role-error.ts';
export { appRole, appUrlOf } from './app-url.ts';
export { ensureAppRole } from './ensure-app-role.ts';
export { type Addresses, prepareDatabase } from './prepare-database.ts';
