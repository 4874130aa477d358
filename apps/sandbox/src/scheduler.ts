import { type Clock } from './clock.js';

interface Task {
  readonly dueAt: number;
  readonly run: () => void;
  timer: NodeJS.Timeout | undefined;
}

const longestTimerMs = 2 ** 31 - 1;

/** Timers on the sandbox's clock: they fire by themselves, or at once when the clock is advanced past them. */
export class Scheduler {
  private readonly tasks = new Set<Task>();

  constructor(private readonly clock: Clock) {}

  after(delayMs: number, run: () => void): void {
    const task: Task = { dueAt: this.clock.stamp() + Math.max(0, delayMs), run, timer: undefined };
    this.tasks.add(task);
    this.arm(task);
  }

  /** How many timers are waiting. */
  get waiting(): number {
    return this.tasks.size;
  }

  /** Moves the clock and runs everything that became due, in order of time. */
  advance(ms: number): void {
    this.clock.advance(ms);
    const now = this.clock.now();
    const due = [...this.tasks].filter((task) => task.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
    for (const task of due) this.fire(task);
    for (const task of this.tasks) this.arm(task);
  }

  stop(): void {
    for (const task of this.tasks) clearTimeout(task.timer);
    this.tasks.clear();
  }

  private arm(task: Task): void {
    clearTimeout(task.timer);
    const delay = Math.min(Math.max(0, task.dueAt - this.clock.now()), longestTimerMs);
    task.timer = setTimeout(() => (delay === longestTimerMs ? this.arm(task) : this.fire(task)), delay);
    task.timer.unref();
  }

  private fire(task: Task): void {
    clearTimeout(task.timer);
    if (this.tasks.delete(task)) task.run();
  }
}
