/** Types whose notifications stay in the inbox until they are read: those that nothing keeps away (`mutable: false`). */
export const stayingTypes: readonly string[] = ['moderation'];
