/** No town has this id. Ids are no personal data: the message may be logged. */
export class UnknownTown extends Error {
  constructor(readonly townId: string) {
    super(`no town has the id ${townId}`);
    this.name = 'UnknownTown';
  }
}
