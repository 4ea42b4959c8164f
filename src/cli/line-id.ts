import { z } from 'zod';

/** What a line is called by whoever wrote it. A number that JSON cannot carry whole would come back as another. */
export const lineId = z.union([z.string(), z.int()], {
  error: 'expected a text, or a whole number under 9007199254740992',
});
