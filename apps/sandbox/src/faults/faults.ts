import { z } from 'zod';
import { type Random } from '../random.js';

const common = {
  /** Only calls of this method. */
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** Only calls whose path or route pattern matches; `*` stands for anything. */
  path: z.string().min(1).optional(),
  /** Only calls of this budget. */
  budget: z.enum(['read', 'write']).optional(),
  /** Hit with this probability, drawn from the seed. */
  probability: z.number().min(0).max(1).default(1),
  /** Goes away after this many hits. */
  times: z.number().int().positive().optional(),
  /** Lets this many matching calls through first. */
  skip: z.number().int().min(0).default(0),
};

/** A fault to inject, and which calls it hits. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rate_limit'), ...common }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]).default(500),
    format: z.enum(['json', 'html']).default('json'),
    ...common,
  }),
  z.strictObject({ kind: z.literal('unauthorized'), ...common }),
  z.strictObject({ kind: z.literal('slow'), ms: z.number().min(0), ...common }),
  z.strictObject({ kind: z.literal('cut_before'), ...common }),
  z.strictObject({ kind: z.literal('cut_body'), ...common }),
  z.strictObject({ kind: z.literal('truncated_json'), ...common }),
  z.strictObject({ kind: z.literal('not_json'), ...common }),
  z.strictObject({ kind: z.literal('timeout_after_commit'), ...common }),
  z.strictObject({ kind: z.literal('cut_after_commit'), ...common }),
  z.strictObject({ kind: z.literal('empty_page'), ...common }),
  z.strictObject({
    kind: z.literal('stale'),
    ms: z.number().min(0).max(120_000),
    exact: z.boolean().default(false),
    ...common,
  }),
]);

export type Fault = z.output<typeof faultSchema>;

/** A fault in force, with what it has done so far. */
export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  seen: number;
  hits: number;
}

/** What a rule is matched against. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly route: string;
  readonly budget: 'read' | 'write';
}

/** The faults in force. For each call the first matching one that does not pass it by is used. */
export class Faults {
  private active: ActiveFault[] = [];
  private nextId = 1;

  constructor(private readonly random: () => Random) {}

  add(fault: Fault): ActiveFault {
    const added = { id: this.nextId, fault, seen: 0, hits: 0 };
    this.nextId += 1;
    this.active.push(added);
    return added;
  }

  list(): readonly ActiveFault[] {
    return this.active;
  }

  remove(id: number): boolean {
    const before = this.active.length;
    this.active = this.active.filter((one) => one.id !== id);
    return this.active.length < before;
  }

  clear(): void {
    this.active = [];
  }

  /** The fault this call meets, if any. */
  draw(target: FaultTarget): Fault | null {
    for (const one of this.active) {
      if (!matches(one.fault, target)) continue;
      one.seen += 1;
      if (one.seen <= one.fault.skip) continue;
      if (one.fault.probability < 1 && !this.random().chance(one.fault.probability)) continue;
      one.hits += 1;
      if (one.fault.times !== undefined && one.hits >= one.fault.times) this.remove(one.id);
      return one.fault;
    }
    return null;
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  if (fault.method && fault.method !== target.method) return false;
  if (fault.budget && fault.budget !== target.budget) return false;
  if (!fault.path) return true;
  const pattern = glob(fault.path);
  return pattern.test(target.path) || pattern.test(target.route);
}

function glob(text: string): RegExp {
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}
