import './facts.ts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';

/** Who gets or loses a category learns it by its scope, not by an event. */
export const categoryBroadcasts: Broadcasts = { 'category.changed': () => [] };
