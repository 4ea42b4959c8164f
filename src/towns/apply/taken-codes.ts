import type pg from 'pg';
import type { Configuration } from '../configuration/index.js';

/** Dossier numbers begin with the code of their town: another town cannot take it. Nothing was applied. */
export class CodeTaken extends Error {
  constructor(readonly taken: readonly { slug: string; code: string; by: string }[]) {
    const sentences = taken.map(({ slug, code, by }) => `  ${slug} cannot have the code ${code}, which is ${by}'s`);
    super(`Nothing was applied (a town is known by its slug, which cannot change):\n${sentences.join('\n')}`);
    this.name = 'CodeTaken';
  }
}

export async function refuseTakenCodes(client: pg.Client, { towns }: Configuration): Promise<void> {
  const { rows } = await client.query<{ slug: string; code: string; by: string }>(
    `SELECT wanted.slug, wanted.code, town.slug AS by
     FROM unnest($1::text[], $2::text[]) AS wanted (slug, code)
     JOIN town ON town.code = wanted.code AND town.slug <> wanted.slug
     ORDER BY 1`,
    [towns.map(({ slug }) => slug), towns.map(({ code }) => code)],
  );
  if (rows.length > 0) throw new CodeTaken(rows);
}
