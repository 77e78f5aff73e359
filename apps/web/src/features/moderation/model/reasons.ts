export const reasons = ['spam', 'abuse', 'off_topic', 'illegal', 'other'] as const;
export type Reason = (typeof reasons)[number];
