import { Injectable } from '@nestjs/common';
import { SealedSecretsRepository } from '@app/database';

/** The key that seals stored secrets, and its change. */
@Injectable()
export class SealingService {
  constructor(private readonly secrets: SealedSecretsRepository) {}

  /**
   * Seals with SECRETS_KEY what is plain, or sealed with the key before. Safe to run again, and beside api and workers.
   * @returns how many secrets were sealed anew
   * @throws SecretUnreadableError a key is missing
   */
  async reseal(): Promise<number> {
    return this.secrets.resealAll();
  }
}
