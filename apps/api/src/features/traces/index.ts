import { defineFeature } from '../../platform/feature/feature.ts';
import { traceRights } from './rights.ts';
import { traceRoutes } from './routes.ts';

/** What came of one request, for admins. */
export const traces = defineFeature({ name: 'traces', routes: traceRoutes, rights: { operations: traceRights } });
