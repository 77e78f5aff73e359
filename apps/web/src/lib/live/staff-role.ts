import type { Role } from '@tidings/contracts';

export const isStaffRole = (role: Role | undefined): boolean => role === 'moderator' || role === 'admin';
