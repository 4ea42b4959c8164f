import { z } from 'zod';
import { block, slug, text } from './shape.js';

const actorExpected = 'expected who is competent: {type: municipal, service: …} or {type: external, pivot: …}';

/** Who answers: a service of the town, or an administration outside it. */
export const actor = z.discriminatedUnion(
  'type',
  [
    block({ type: z.literal('municipal'), service: slug }),
    block({ type: z.literal('external'), pivot: text, front_service: slug.optional() }),
  ],
  { error: (issue) => `${issue.input === undefined ? 'missing, ' : ''}${actorExpected}` },
);

export type Actor = z.infer<typeof actor>;
