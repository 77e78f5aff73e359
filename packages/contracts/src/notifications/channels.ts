/** The ways a notification reaches a member, as preferences name them. Open: what is not here is shown nowhere and answers 422. */
export const notificationChannels = ['inApp', 'push', 'email'] as const;
export type NotificationChannel = (typeof notificationChannels)[number];
