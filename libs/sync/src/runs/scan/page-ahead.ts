import { type SourcePage } from '../../sources/source-page.js';

export type FetchPage = (offset: number, limit: number) => Promise<SourcePage>;

/** Fetches the pages that will be asked for if nothing moves; where something has moved, it starts anew. */
export class PageAhead {
  private readonly ahead = new Map<number, Promise<SourcePage>>();

  constructor(
    private readonly fetchPage: FetchPage,
    private readonly limit: number,
    private readonly parallel: number,
  ) {}

  async at(offset: number): Promise<SourcePage> {
    if (!this.ahead.has(offset)) this.ahead.clear();
    for (let i = 0; i < this.parallel; i++) void this.start(offset + i * (this.limit - 1));
    const page = this.start(offset);
    this.ahead.delete(offset);
    return page;
  }

  /** Reads a page anew, whatever was fetched before. */
  async again(offset: number): Promise<SourcePage> {
    return this.fetchPage(offset, this.limit);
  }

  /** Whether any page further on, among those fetched already, has rows. */
  async hasRowsAhead(): Promise<boolean> {
    const pages = await Promise.all(this.ahead.values());
    return pages.some((page) => page.rowCount > 0);
  }

  private start(offset: number): Promise<SourcePage> {
    const known = this.ahead.get(offset);
    if (known) return known;
    const page = this.fetchPage(offset, this.limit);
    // Whoever asks for the page gets the failure; if nobody does, it does not matter.
    page.catch(() => undefined);
    this.ahead.set(offset, page);
    return page;
  }
}
