/** Whom an announcement can be for. Open: a newer server may know more; what it does not know answers 422. */
export const announcementAudiences = ['all', 'group'] as const;
export type AnnouncementAudience = (typeof announcementAudiences)[number];

/** Where an announcement is shown. Open: what is not here is shown nowhere and answers 422. */
export const announcementChannels = ['banner', 'inbox'] as const;
export type AnnouncementChannel = (typeof announcementChannels)[number];
