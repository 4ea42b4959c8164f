import { Inject, Injectable } from '@nestjs/common';
import { TownDatabase } from '../platform/database/index.js';
import { LOGGER, type Logger } from '../platform/logs/index.js';
import { sameLogin } from './accounts.js';
import { verifyPassword } from './password.js';
import { SignInBrake } from './sign-in-brake.js';

export type SignInOutcome =
  { is: 'welcome'; accountId: string } | { is: 'refused' } | { is: 'braked'; seconds: number };

/** Checks a login and its password. An unknown login and a wrong password are one answer, and take the same time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: TownDatabase,
    private readonly brake: SignInBrake,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param address the socket's; behind a proxy that is the proxy's, and the brake is then per login alone */
  async attempt(login: string, password: string, address: string): Promise<SignInOutcome> {
    const name = sameLogin(login);
    const seconds = this.brake.begin(name, address);
    if (seconds !== null) return this.refused({ is: 'braked', seconds });
    const [account] = await this.database.query<{ id: string; password_hash: string | null }>(
      'SELECT id, password_hash FROM account WHERE login = $1',
      [name],
    );
    const isRight = await verifyPassword(password, account?.password_hash ?? null);
    if (!account || !isRight) return this.refused({ is: 'refused' });
    this.brake.forget(name, address);
    return { is: 'welcome', accountId: account.id };
  }

  private refused<Outcome extends SignInOutcome>(outcome: Outcome): Outcome {
    this.logger.warn({ outcome: outcome.is }, 'a sign-in was refused');
    return outcome;
  }
}
