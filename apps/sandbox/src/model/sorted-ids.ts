/** Ids in ascending order. Adding is cheap: a burst of additions is sorted once, at the next read. */
export class SortedIds {
  private sorted: string[] = [];
  private fresh: string[] = [];

  add(id: string): void {
    this.fresh.push(id);
  }

  delete(id: string): void {
    const ids = this.settle();
    const index = this.indexOf(id);
    if (ids[index] === id) ids.splice(index, 1);
  }

  all(): readonly string[] {
    return this.settle();
  }

  private settle(): string[] {
    if (this.fresh.length > 32) {
      this.sorted = this.sorted.concat(this.fresh).sort();
    } else {
      for (const id of this.fresh) this.sorted.splice(this.indexOf(id), 0, id);
    }
    this.fresh = [];
    return this.sorted;
  }

  /** Where the id is, or would be. */
  private indexOf(id: string): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? '') < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
