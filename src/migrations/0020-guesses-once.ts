import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was guessed is in the row that guessed it: nothing read the copy beside what a person said. */
export class GuessesOnce1772000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE qualification DROP COLUMN proposed_id, DROP COLUMN proposed_confidence');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE qualification ADD COLUMN proposed_id text, ADD COLUMN proposed_confidence real');
  }
}
