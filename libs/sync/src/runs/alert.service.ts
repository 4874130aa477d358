import { Injectable } from '@nestjs/common';
import { AlertRepository, type AlertRow } from '@app/database';

/** What somebody should look at. */
@Injectable()
export class AlertService {
  constructor(private readonly alerts: AlertRepository) {}

  /** Newest first. @param filter `isOpen: null` for open and ended ones */
  async list(filter: { isOpen: boolean | null; limit: number }): Promise<AlertRow[]> {
    return this.alerts.list(filter);
  }
}
