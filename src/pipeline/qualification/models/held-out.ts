import { createHash } from 'node:crypto';
import type { Example } from '../classifier/index.js';
import type { Lesson } from './lessons.js';

/** A text a model is asked about, and what it is. */
export interface Asked {
  text: string;
  demarche: string | null;
}

/** What there is to learn from: the configuration, and what people have said of contacts. */
export interface Known {
  catalogue: readonly Example[];
  lessons: readonly Lesson[];
}

const parts = 5;

/** One in five, always the same ones: what is held out today was held out of the model in force too. */
function isHeldOut(key: string): boolean {
  return createHash('sha256').update(key).digest()[0]! % parts === 0;
}

/** `learnt`: what the twins learn. `asked`: what they have never seen. */
export function holdOut({ catalogue, lessons }: Known): { learnt: Known; asked: Asked[] } {
  // Titles and keywords are not what usagers ask.
  const isAsked = ({ kind = 'said', text }: Example) => kind === 'said' && isHeldOut(text);
  const isLessonAsked = ({ contactId }: Lesson) => isHeldOut(contactId);
  return {
    learnt: {
      catalogue: catalogue.filter((one) => !isAsked(one)),
      lessons: lessons.filter((one) => !isLessonAsked(one)),
    },
    asked: [
      ...catalogue.filter(isAsked).map(({ text, demarche }) => ({ text, demarche })),
      ...lessons.filter(isLessonAsked).map(({ text, demarche }) => ({ text, demarche })),
    ],
  };
}

/** In the order of learning. */
export function examplesIn({ catalogue, lessons }: Known): Example[] {
  return [...catalogue, ...lessons.map(({ text, demarche }) => ({ demarche, text, kind: 'said' as const }))];
}
