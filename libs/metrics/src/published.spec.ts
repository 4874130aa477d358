import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SyntaxNodeRef } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { counters, histograms, installationGauges, processGauges } from './instruments.js';
import { Metrics } from './metrics.js';

const read = (path: string) => readFileSync(join(__dirname, '../../..', path), 'utf8');
const guide = read('docs/metrics.md');

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string };
}
interface Panel {
  title: string;
  targets?: { expr: string }[];
}

const { groups } = parse(read('deploy/observability/alerts.yml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('deploy/observability/grafana-dashboard.json')) as { panels: Panel[] };
const queries: [string, string][] = [
  ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
  ...dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }): [string, string] => [`panel ${title}`, expr]),
  ),
];
const ours: Record<string, { labels: readonly string[] }> = {
  ...counters,
  ...histograms,
  ...processGauges,
  ...installationGauges,
};
/** Labels that Prometheus adds. */
const SCRAPE_LABELS = ['instance', 'job'];

/** Names of metrics, names of labels, and places that do not parse. */
function readQuery(expr: string) {
  const found = { metrics: new Set<string>(), labels: new Set<string>(), errors: [] as string[] };
  const text = ({ from, to }: SyntaxNodeRef) => expr.slice(from, to);
  parser.parse(expr).iterate({
    enter: (node) => {
      if (node.type.isError) found.errors.push(`at ${node.from}`);
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector') found.metrics.add(text(node));
      if (node.name === 'LabelName') found.labels.add(text(node));
    },
  });
  return found;
}

/** A histogram is asked for by its parts. */
const instrumentOf = (metric: string) => {
  const whole = metric.replace(/_(bucket|sum|count)$/, '');
  return whole in histograms ? whole : metric;
};

describe('what is published about the metrics', () => {
  let exposed: Set<string>;

  beforeAll(async () => {
    const { text } = await new Metrics().expose();
    exposed = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name = '']) => name));
  });

  it('explains every metric in the guide, and no other', () => {
    const explained = [...guide.matchAll(/^\| `(attio_sync_[a-z_]+)` +\|/gm)].map(([, name]) => name);
    expect(explained.sort()).toEqual(Object.keys(ours).sort());
  });

  it('exposes every metric', () => {
    expect(Object.keys(ours).filter((name) => !exposed.has(name))).toEqual([]);
  });

  it('explains every alert in the guide, and no other', () => {
    const explained = [...guide.matchAll(/^\| `(AttioSync[A-Za-z]+)` +\|/gm)].map(([, name]) => name);
    expect(explained).toEqual(rules.map(({ alert }) => alert));
  });

  it.each(queries)('asks in %s for what there is', (_, expr) => {
    const { metrics, labels, errors } = readQuery(expr);
    expect(errors).toEqual([]);
    expect(metrics.size).toBeGreaterThan(0);
    const names = [...metrics].map(instrumentOf);
    expect(names.filter((name) => name !== 'up' && !exposed.has(name))).toEqual([]);
    const known = new Set(['le', ...SCRAPE_LABELS, ...names.flatMap((name) => ours[name]?.labels ?? [])]);
    expect([...labels].filter((label) => !known.has(label))).toEqual([]);
  });

  it('finds a query that does not parse, and a metric that is not there', () => {
    expect(readQuery('sum(rate(x[5m])').errors).not.toEqual([]);
    expect(readQuery('max by (kind) (attio_sync_nothing{a="b"})')).toMatchObject({
      metrics: new Set(['attio_sync_nothing']),
      labels: new Set(['kind', 'a']),
    });
  });

  it('says of every alert how long, how bad and what', () => {
    for (const rule of rules) {
      expect(rule.for).toMatch(/^\d+[mhd]$/);
      expect(['critical', 'warning', 'info']).toContain(rule.labels.severity);
      expect(rule.annotations.summary.length).toBeGreaterThan(10);
    }
  });

  it('shows every metric of ours on the dashboard', () => {
    const shown = new Set(queries.flatMap(([, expr]) => [...readQuery(expr).metrics].map(instrumentOf)));
    expect(Object.keys(ours).filter((name) => !shown.has(name))).toEqual([]);
  });
});
