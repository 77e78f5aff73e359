import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { upTo, writtenText } from '../kernel/text.ts';
import { nameLine } from '../kernel/visible.ts';
import { viewerWatch } from '../watching/schemas.ts';

export const slugSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens')
  .meta({ id: 'Slug', description: 'The readable end of an address: lower-case letters, digits and single hyphens.' });

/** Swatches are roles of the design tokens, never raw colours. */
export const swatchSchema = z
  .enum(['news', 'help', 'product', 'host', 'show', 'off', 'mod'])
  .meta({ id: 'Swatch', description: 'A colour, named by what it is for; each theme has its own shade.' });

export const categorySchema = z
  .strictObject({
    id: idSchema.describe('Names the category for good, whatever it is called.'),
    name: z.string().describe('What the category is called.'),
    slug: slugSchema.describe('The end of its address; unique.'),
    colour: swatchSchema.describe('The colour of its badge.'),
    description: z.string().describe('What belongs here, in a sentence; may be empty.'),
    position: z.int().describe('Its place in the list: lower ones come first, equal ones by name.'),
    groupId: idSchema.nullable().describe('The group whose members alone may read and write here; `null`: everybody.'),
    archived: z
      .boolean()
      .optional()
      .describe('Whether its group is archived: what is there stays readable, and nothing is written here.'),
    topicCount: z.int().describe('Topics in it that are not deleted.'),
    version: z.int().describe('Rises with every change of the category.'),
  })
  .meta({ id: 'Category' });
export type Category = z.infer<typeof categorySchema>;

/** `unread` counts topics with something the viewer has not read; `null` without a viewer. */
export const categoryViewSchema = categorySchema
  .extend({
    viewer: z
      .strictObject({
        unread: z.int().describe('Topics in it with something the viewer has not read.'),
        ...viewerWatch,
      })
      .nullable()
      .describe('What is the viewer’s own; `null` when signed out.'),
  })
  .meta({ id: 'CategoryView' });
export type CategoryView = z.infer<typeof categoryViewSchema>;

export const createCategoryInputSchema = z
  .strictObject({
    name: nameLine().min(1).check(upTo(60)).describe('What the category is called.'),
    slug: slugSchema.describe('The end of its address; unique.'),
    colour: swatchSchema.describe('The colour of its badge.'),
    description: writtenText().check(upTo(500)).default('').describe('What belongs here, in a sentence; may be empty.'),
    position: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .describe('Its place in the list: lower ones come first, equal ones by name.'),
    groupId: idSchema
      .nullable()
      .default(null)
      .describe('The group whose members alone may read and write here; `null`: everybody.'),
  })
  .meta({ id: 'CreateCategoryInput' });
export type CreateCategory = z.infer<typeof createCategoryInputSchema>;

export const patchCategoryInputSchema = z
  .strictObject({
    name: nameLine().min(1).check(upTo(60)).optional().describe('What the category is called.'),
    slug: slugSchema.optional().describe('The end of its address; unique.'),
    colour: swatchSchema.optional().describe('The colour of its badge.'),
    description: writtenText().check(upTo(500)).optional().describe('What belongs here, in a sentence; may be empty.'),
    position: z
      .int()
      .min(0)
      .max(1000)
      .optional()
      .describe('Its place in the list: lower ones come first, equal ones by name.'),
    groupId: idSchema
      .nullable()
      .optional()
      .describe('The group whose members alone may read and write here; `null`: everybody.'),
  })
  .meta({ id: 'PatchCategoryInput' });
export type PatchCategory = z.infer<typeof patchCategoryInputSchema>;
