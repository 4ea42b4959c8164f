/** Something outside the program keeps it from starting. The message says what, where, and what was expected instead. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
