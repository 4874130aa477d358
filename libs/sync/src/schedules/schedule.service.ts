import { Inject, Injectable, Logger } from '@nestjs/common';
import { ScheduleRepository, type ScheduleRow } from '@app/database';
import { JobQueue } from '@app/queue';
import { RunService, type ScopeRef } from '../runs/run.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { nextOf } from './cron.js';
import { schedulesConfig, type SchedulesConfig } from './schedules.config.js';

export type Chore = keyof SchedulesConfig['chores'];

/** How long rules are believed to be as the configuration and the schema say. */
const TRUST_MS = 30_000;

/**
 * Starts reconciliations when their time has come, in whichever worker asks first: the rule's row is moved on and the
 * run queued in one transaction, so no turn is taken twice, and none is lost with a process.
 */
@Injectable()
export class ScheduleService {
  private readonly logger = new Logger(ScheduleService.name);
  private comparedAtMs = -TRUST_MS;

  constructor(
    @Inject(schedulesConfig.KEY) private readonly config: SchedulesConfig,
    private readonly schedules: ScheduleRepository,
    private readonly runs: RunService,
    private readonly workspace: WorkspaceService,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Does what is due.
   * @param doChore carries out a chore of the service itself; its failure is its own affair
   */
  async tick(doChore: (chore: Chore) => Promise<void>): Promise<void> {
    const workspaceId = await this.workspace.findId();
    if (workspaceId === null) return;
    await this.compareRules(workspaceId);
    for (;;) {
      const due = await this.schedules.takeDue(nextOf, 'reconcile');
      if (due === null) return;
      if (due.runId !== null) {
        this.logger.log('scheduled reconciliation queued', { scope: due.scopeSlug, runId: due.runId });
        this.queue.wake('run.execute', { runId: due.runId });
      }
      if (due.kind === null) await doChore(due.name as Chore);
    }
  }

  /** Rules as they stand, soonest first. */
  async list() {
    return this.schedules.list();
  }

  /** Brings the rules' rows in line with the configuration and with what is mirrored. */
  private async compareRules(workspaceId: string): Promise<void> {
    const nowMs = performance.now(); // a clock that nobody sets
    if (nowMs - this.comparedAtMs < TRUST_MS) return;
    const now = await this.schedules.now();
    const rules = [
      ...Object.entries(this.config.chores).map(([name, cron]) => choreRule(workspaceId, name, cron)),
      ...(await this.runs.listScopes(workspaceId)).flatMap((scope) => this.ruleOf(workspaceId, scope)),
    ];
    await this.schedules.replace(rules.map((rule) => ({ ...rule, nextAt: nextOf(rule.cron, now) })));
    this.comparedAtMs = nowMs;
  }

  private ruleOf(workspaceId: string, { kind, scopeId, slug }: ScopeRef): ScheduleRow[] {
    const { reconcile } = this.config;
    const cron = reconcile[slug] ?? reconcile[kind] ?? reconcile['*'] ?? 'off';
    if (cron === 'off') return [];
    return [{ name: `${kind}:${scopeId}`, workspaceId, kind, scopeId, scopeSlug: slug, cron }];
  }
}

function choreRule(workspaceId: string, name: string, cron: string): ScheduleRow {
  return { name, workspaceId, kind: null, scopeId: null, scopeSlug: null, cron };
}
