import { ConflictException, ForbiddenException, HttpStatus, NotFoundException } from '@nestjs/common';

/** Nothing of that town has this id. */
export class NotThere extends NotFoundException {
  constructor() {
    super({ statusCode: HttpStatus.NOT_FOUND, message: 'Rien ne porte cette référence dans cette ville.' });
  }
}

/** It is no longer, or not yet, in a state this may be done in: perhaps a colleague was faster. */
export class NotNow extends ConflictException {
  constructor(message: string, more: object = {}) {
    super({ statusCode: HttpStatus.CONFLICT, message, ...more });
  }
}

/** The content belongs to a confidential service the caller is no agent of. */
export class ContentHidden extends ForbiddenException {
  constructor() {
    super({ statusCode: HttpStatus.FORBIDDEN, message: 'Ce contenu est réservé aux agents du service concerné.' });
  }
}
