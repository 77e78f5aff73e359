export const topic = {} as const;
