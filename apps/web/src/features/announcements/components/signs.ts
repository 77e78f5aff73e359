import type { Importance } from '@tidings/contracts';
import { type LucideIcon, Megaphone, TriangleAlert, Wrench } from 'lucide-react';

const calm = { tint: 'border-accent-line bg-accent-tint', tone: 'text-accent-text' };

/** How each sort of announcement looks, as a banner and in the inbox. */
export const signs: Readonly<Record<Importance, { Sign: LucideIcon; tint: string; tone: string }>> = {
  news: { Sign: Megaphone, ...calm },
  maintenance: { Sign: Wrench, ...calm },
  broken: { Sign: TriangleAlert, tint: 'border-line bg-warning-tint', tone: 'text-warning-text' },
};
