import { Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { RedisConnection } from './redis-connection.js';
import { SharedBudget, SharedScore, type BudgetSettings } from './shared-budget.js';

/** Makes budgets that all processes of one Redis share. */
@Injectable()
export class SharedBudgets {
  constructor(
    private readonly redis: RedisConnection,
    private readonly clock: Clock,
  ) {}

  /** A rate of calls per second. */
  open(settings: BudgetSettings): SharedBudget {
    return new SharedBudget(this.redis, this.clock, settings);
  }

  /** A sum over ten seconds. */
  openScore(name: string): SharedScore {
    return new SharedScore(this.redis, this.clock, name);
  }
}
