/** The client wrote what this server does not understand; the message is sent back to it after BAD. */
export class BadCommand extends Error {
  override readonly name = 'BadCommand';
}
