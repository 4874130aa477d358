interface Waiting<In, Out> {
  item: In;
  resolve: (result: Out) => void;
  reject: (error: unknown) => void;
  patience?: NodeJS.Timeout;
}

export interface GatheringOptions {
  /** Works under way at a time; what comes meanwhile is gathered. */
  atOnce: number;
  /** Items of one work. */
  most: number;
  /** Whether a failure may be the fault of a single item: then each is done by itself. */
  isOfOneItem: (error: unknown) => boolean;
  /** How long an item waits for its turn, and how it fails then; without it, until its turn comes. */
  patience?: { ms: number; error: () => Error };
}

/**
 * Does many like things in one go when they come faster than they are done, and each at once when they do not: waits for
 * nothing but a free turn. Each caller gets its own result, or its own failure.
 */
export class Gathering<In, Out> {
  private readonly waiting: Waiting<In, Out>[] = [];
  private underWay = 0;

  /** @param work gives one result per item, in their order; all of them are done, or none is */
  constructor(
    private readonly work: (items: In[]) => Promise<Out[]>,
    private readonly options: GatheringOptions,
  ) {}

  do(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      const one: Waiting<In, Out> = { item, resolve, reject };
      this.waiting.push(one);
      if (this.underWay < this.options.atOnce) void this.goOn();
      else this.limitWait(one);
    });
  }

  private limitWait(one: Waiting<In, Out>): void {
    const { patience } = this.options;
    if (patience === undefined) return;
    const giveUp = () => {
      this.waiting.splice(this.waiting.indexOf(one), 1);
      one.reject(patience.error());
    };
    one.patience = setTimeout(giveUp, patience.ms).unref();
  }

  private async goOn(): Promise<void> {
    this.underWay += 1;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.options.most);
      for (const { patience } of batch) clearTimeout(patience);
      await this.doAll(batch);
    }
    this.underWay -= 1;
  }

  private async doAll(batch: Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await this.work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Out);
    } catch (error) {
      if (batch.length > 1 && this.options.isOfOneItem(error)) for (const one of batch) await this.doAll([one]);
      else for (const { reject } of batch) reject(error);
    }
  }
}
