import { ConflictException, HttpStatus } from '@nestjs/common';

/** 409: the key came before with other words. Nothing of these was kept, so that their sender must know. */
export class KeyTaken extends ConflictException {
  constructor() {
    super({
      statusCode: HttpStatus.CONFLICT,
      message:
        'Cette clé a déjà servi pour un autre contenu : celui-ci n’est pas enregistré. Renvoyez-le avec une nouvelle clé.',
    });
  }
}
