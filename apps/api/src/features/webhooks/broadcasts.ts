import './facts.ts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';

/** Admins hear of it by their inbox. */
export const webhookBroadcasts: Broadcasts = { 'webhook.stopped': () => [] };
