import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  counters,
  histograms,
  installationGauges,
  processGauges,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
} from './instruments.js';

export interface Sample<Name extends GaugeName> {
  labels: LabelsOf<Name>;
  value: number;
}

/** What a source says when it is asked: samples by metric; a metric it names is replaced as a whole. */
export type Samples = { [Name in GaugeName]?: Sample<Name>[] };

/** The instruments of one application: a registry of its own, so that two of them in a process do not mix. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly counters = new Map<string, Counter>();
  private readonly histograms = new Map<string, Histogram>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly sources = new Map<string, () => Promise<Samples> | Samples>();
  private hasDefaults = false;

  constructor() {
    const registers = [this.registry];
    for (const [name, { help, labels }] of Object.entries(counters)) {
      this.counters.set(name, new Counter({ name, help, labelNames: [...labels], registers }));
    }
    for (const [name, { help, labels, buckets }] of Object.entries(histograms)) {
      this.histograms.set(
        name,
        new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers }),
      );
    }
    for (const [name, { help, labels }] of Object.entries({ ...processGauges, ...installationGauges })) {
      this.gauges.set(name, new Gauge({ name, help, labelNames: [...labels], registers }));
    }
  }

  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>): void {
    this.counters.get(name)?.inc(labels as Record<string, string>);
  }

  observe<Name extends HistogramName>(name: Name, labels: LabelsOf<Name>, seconds: number): void {
    this.histograms.get(name)?.observe(labels as Record<string, string>, Math.max(0, seconds));
  }

  /** Asks `source` at every scrape. A source that fails leaves its metrics out, and shows as failed. */
  addSource(name: string, source: () => Promise<Samples> | Samples): void {
    this.sources.set(name, source);
  }

  /** Everything in Prometheus' text format, with the metrics of Node and the process. */
  async expose(): Promise<{ contentType: string; text: string }> {
    if (!this.hasDefaults) collectDefaultMetrics({ register: this.registry });
    this.hasDefaults = true;
    const failed: Sample<'attio_sync_scrape_failed'>[] = [];
    for (const [name, source] of this.sources) {
      try {
        this.show(await source());
        failed.push({ labels: { source: name }, value: 0 });
      } catch {
        failed.push({ labels: { source: name }, value: 1 });
      }
    }
    this.show({ attio_sync_scrape_failed: failed });
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  private show(samples: Samples): void {
    for (const [name, rows] of Object.entries(samples)) {
      const gauge = this.gauges.get(name);
      gauge?.reset();
      for (const { labels, value } of rows) gauge?.set(labels, value);
    }
  }
}
