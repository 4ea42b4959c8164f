import { z } from 'zod';

/** What a language model thinks a contact is about: démarches of the town, the likeliest first; none when it sees none. */
export interface Opinion {
  demarches: readonly { demarche: string; confidence: number }[];
}

/** Why there is no opinion. Counted and shown in health; the local answer stands. */
export type LanguageModelFailure =
  | 'no-address' // the variable that holds it is not set
  | 'timeout'
  | 'unreachable'
  | 'refused' // 401, 403: key or model
  | 'too-many-requests'
  | 'server-error'
  | 'bad-answer' // not the shape that was asked for
  | 'unknown-demarche'; // every démarche it named is one the town has not

const answerSchema = z.object({
  demarches: z.array(z.object({ id: z.string(), confidence: z.number().min(0).max(1) })).max(20),
});
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

export type Read = { opinion: Opinion } | { failure: LanguageModelFailure };

/** Reads a chat completion; démarches that are not among `known` are dropped. */
export function opinionIn(completion: unknown, known: ReadonlySet<string>): Read {
  const whole = completionSchema.safeParse(completion);
  const answer = whole.success ? answerSchema.safeParse(asJson(whole.data.choices[0]!.message.content)) : undefined;
  if (!answer?.success) return { failure: 'bad-answer' };
  const named = answer.data.demarches.filter(({ id }) => known.has(id));
  if (named.length === 0 && answer.data.demarches.length > 0) return { failure: 'unknown-demarche' };
  const byDemarche = new Map<string, number>();
  for (const { id, confidence } of named) byDemarche.set(id, Math.max(confidence, byDemarche.get(id) ?? 0));
  const demarches = [...byDemarche].map(([demarche, confidence]) => ({ demarche, confidence }));
  return { opinion: { demarches: demarches.sort((a, b) => b.confidence - a.confidence) } };
}

/** Some models put their JSON between fences, whatever is asked. */
function asJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''));
  } catch {
    return undefined;
  }
}
