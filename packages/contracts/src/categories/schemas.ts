import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { text } from '../kernel/text.ts';

export const slugSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens')
  .meta({ id: 'Slug' });

/** Swatches are roles of the design tokens, never raw colours. */
export const swatchSchema = z.enum(['news', 'help', 'product', 'host', 'show', 'off', 'mod']).meta({ id: 'Swatch' });

export const categorySchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    slug: slugSchema,
    colour: swatchSchema,
    description: z.string(),
    position: z.int(),
    groupId: idSchema.nullable(),
    topicCount: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Category' });
export type Category = z.infer<typeof categorySchema>;

/** `unread` counts topics with something the viewer has not read; `null` without a viewer. */
export const categoryViewSchema = categorySchema
  .extend({ viewer: z.strictObject({ unread: z.int() }).nullable() })
  .meta({ id: 'CategoryView' });
export type CategoryView = z.infer<typeof categoryViewSchema>;

export const createCategoryInputSchema = z
  .strictObject({
    name: text().trim().min(1).max(60),
    slug: slugSchema,
    colour: swatchSchema,
    description: text().max(500).default(''),
    position: z.int().min(0).max(1000).default(0),
    groupId: idSchema.nullable().default(null),
  })
  .meta({ id: 'CreateCategoryInput' });
export type CreateCategory = z.infer<typeof createCategoryInputSchema>;

export const patchCategoryInputSchema = z
  .strictObject({
    name: text().trim().min(1).max(60).optional(),
    slug: slugSchema.optional(),
    colour: swatchSchema.optional(),
    description: text().max(500).optional(),
    position: z.int().min(0).max(1000).optional(),
    groupId: idSchema.nullable().optional(),
  })
  .meta({ id: 'PatchCategoryInput' });
export type PatchCategory = z.infer<typeof patchCategoryInputSchema>;
