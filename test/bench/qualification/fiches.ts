import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Example } from '../../../src/pipeline/qualification/classifier/index.js';
import type { Asked } from './judge.js';

interface Fiche {
  id: string;
  isQuestion: boolean;
  fold: number;
  title: string;
  description: string;
  text: string;
  pivots: string[];
}

/** The sheets of service-public.fr that name an administration (bin/distil-service-public.mjs; Licence Ouverte 2.0, DILA). */
export function readFiches(): Fiche[] {
  const lines = gunzipSync(readFileSync(new URL('./service-public.jsonl.gz', import.meta.url))).toString('utf8');
  return lines.split('\n').map((line) => JSON.parse(line) as Fiche);
}

/** Learnt from all sheets but those of a fold; asked the titles of the questions of that fold. */
export function splitOf(fiches: readonly Fiche[], fold: number): { learnt: Example[]; asked: Asked[] } {
  return {
    learnt: fiches
      .filter((fiche) => fiche.fold !== fold)
      .map(({ title, description, text, pivots: [demarche, ...others] }) => ({
        demarche: demarche!,
        others,
        text: [title, description, text].join('\n'),
      })),
    asked: fiches
      .filter((fiche) => fiche.fold === fold && fiche.isQuestion)
      .map(({ title, pivots }) => ({ text: title, labels: pivots })),
  };
}
