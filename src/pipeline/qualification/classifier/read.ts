import type { Example } from './example.js';
import { featuresOf, type Features } from './features.js';
import { meaningOf } from './meaning.js';
import type { Text } from './text.js';
import { subjectOf, wordsOf, type Word } from './words.js';

/** A text before it is known which features are worth a number. */
export interface Read extends Omit<Text, 'vector'> {
  features: Features;
  /** In which turn it is kept aside, from 0; null, never: nobody asks titles and keywords. */
  turn: number | null;
  /** Asked when it is kept aside: of a long text, its title. */
  isAsked: boolean;
}

/** A text of more words is for reference; nobody asks in so many, but much as its title does. */
const askedWords = 150;
const titleTrust = 0.5;

/** Falls in step with nothing: every tenth text is of a kind where they were written in turn for the phone, by letter, by SMS… */
const goldenRatio = (1 + Math.sqrt(5)) / 2;

/** @param turns how many share what usagers say, evenly and always the same way */
export function readAll(examples: readonly Example[], demarches: readonly string[], turns: number): Read[] {
  const positions = new Map(demarches.map((id, at) => [id, at]));
  let said = 0;
  return examples.flatMap((example) => {
    const words = wordsOf(example.text);
    if (words.length === 0) return [];
    const labels = labelsOf(example).map((id) => positions.get(id)!);
    const isSaid = (example.kind ?? 'said') === 'said';
    const turn = isSaid ? Math.floor(((said++ * goldenRatio) % 1) * turns) : null;
    const trust = example.weight ?? 1;
    const title = words.length > askedWords ? wordsOf(subjectOf(example.text.trim())) : [];
    const read = (some: readonly Word[], isTitle: boolean): Read => ({
      labels: labels.length > 0 ? labels : [demarches.length],
      trust: isTitle ? trust * titleTrust : trust,
      isTitle,
      features: featuresOf(some),
      meaning: meaningOf(some),
      turn,
      isAsked: isSaid && isTitle === title.length > 0,
    });
    return title.length > 0 ? [read(words, false), read(title, true)] : [read(words, false)];
  });
}

/** The one it is most about first. */
export function labelsOf({ demarche, others = [] }: Example): string[] {
  return demarche === null ? [] : [demarche, ...others];
}
