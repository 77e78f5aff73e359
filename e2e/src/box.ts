import type { Locator } from '@playwright/test';

/** Where something is drawn, in px of the window; -1 everywhere for what is not. */
export const boxOf = async (locator: Locator) =>
  (await locator.boundingBox()) ?? { x: -1, y: -1, width: -1, height: -1 };
