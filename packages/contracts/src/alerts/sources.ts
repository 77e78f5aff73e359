/** What finds safety alerts. Open: what is not here is shown nowhere and answers 404. */
export const alertSources = ['darkwatch', 'voiceprint', 'spamshield', 'hometitle', 'removebrokers'] as const;
export type AlertSource = (typeof alertSources)[number];

/** How bad a finding is, the least first. A critical one passes do not disturb and quiet hours. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** What a member may have watched. */
export const monitoredKinds = ['email', 'phone', 'username', 'address', 'voice'] as const;
export type MonitoredKind = (typeof monitoredKinds)[number];

/** What a member lets their family have of their alerts, the least first. */
export const familyShares = ['nothing', 'unanswered', 'critical', 'everything'] as const;
export type FamilyShare = (typeof familyShares)[number];

/** How many a member may have watched, and how many are in a family. */
export const MONITORED_MAX = 50;
export const FAMILY_MAX = 12;
/** How many findings one request of a source carries at most. */
export const FINDINGS_AT_ONCE = 50;
/** Characters of a hash that are given for a range of hashes; the rest is answered. */
export const RANGE_PREFIX = 5;
