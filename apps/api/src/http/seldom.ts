/** Lets something through at most once in a period, and counts what it held back. */
export class Seldom {
  private nextMs = 0;
  private heldBack = 0;

  constructor(private readonly everyMs: number) {}

  /** @returns how many were held back since the last that was let through, or null: hold this one back */
  pass(nowMs: number): number | null {
    if (nowMs < this.nextMs) {
      this.heldBack += 1;
      return null;
    }
    const heldBack = this.heldBack;
    this.heldBack = 0;
    this.nextMs = nowMs + this.everyMs;
    return heldBack;
  }
}
