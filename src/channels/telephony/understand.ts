import type { Heard } from './destinations.js';
import type { CallWebhook } from './call-params.js';
import type { DangerIn, HintFor, Line } from './lines.js';
import { within } from './time-limit.js';

const hintMs = 1_500;

/** What the caller's words and key call for. A hint that fails or takes too long is no hint: a person will ask. */
export async function understand(
  line: Line,
  { words, digit }: Pick<CallWebhook, 'words' | 'digit'>,
  { hint, danger }: { hint: HintFor; danger: DangerIn },
  onFailure: (error: unknown) => void,
): Promise<Heard> {
  if (!words) return { digit, danger: null, hint: null };
  const found = async <T>(work: () => Promise<T | null> | T | null) => {
    try {
      return await within(hintMs, work());
    } catch (error) {
      onFailure(error);
      return null;
    }
  };
  const [dangerFound, hintFound] = await Promise.all([
    found(() => danger(line.townId, words)),
    // Whoever dialled a service's own number has said whom they want.
    line.service ? null : found(() => hint(line.townId, words)),
  ]);
  return { digit, danger: dangerFound, hint: hintFound };
}
