/** The contract without schemas: what a client knows at run time. Its types are those of the main entry. */

export { type AlertSource, alertSources, familyShares, monitoredKinds, severities } from './alerts/sources.ts';
export { ANNOUNCEMENT_BODY_MAX, HEADLINE_MAX } from './announcements/limits.ts';
export { type WhyNotDecide, waitsFor, whyNotDecideNow } from './approvals/who-decides.ts';
export { MESSAGE_MAX } from './chat/limits.ts';
export * from './cursor.ts';
export * from './declarations.ts';
export { isTimeZone } from './identity/locales.ts';
export { charactersIn } from './kernel/characters.ts';
export * from './kernel/redacted.ts';
export { createRegistry, type NounDeclarations } from './kernel/registry.ts';
export { defineRoom } from './kernel/room.ts';
export { instantOf, wallOf } from './kernel/wall-clock.ts';
export { type NotificationCategory, notificationCategories } from './notifications/categories.ts';
export { stayingTypes } from './notifications/staying.ts';
export * from './realtime/protocol.ts';
export { routeRequest } from './route.ts';
export { QUERY_MAX } from './search/limits.ts';
export { BODY_MAX, TITLE_MAX, TITLE_MIN } from './topics/limits.ts';
export { CROWD, namesAllowed } from './topics/names-allowed.ts';
export { isAtLeast } from './workspaces/roles.ts';
