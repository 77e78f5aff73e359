import './facts.ts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';

/** Who gets or loses a category is told by its scope, not by an event. */
export const categoryBroadcasts: Broadcasts = { 'category.changed': () => [] };
