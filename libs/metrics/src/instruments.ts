/**
 * Every metric of ours, in one place. Labels take values from code and schema alone (templates, kinds, states, slugs of
 * queues): never ids, never anything of a contact. `docs/metrics.md` explains each; a test keeps the two equal.
 */

const FRESHNESS_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800];
const CALL_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const JOB_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600];

/** Counted while the process runs. */
export const counters = {
  attio_sync_attio_calls_total: {
    help: 'Attempts to call Attio, by route template and status; status is none when no answer came',
    labels: ['method', 'route', 'status'],
  },
  attio_sync_attio_budget_used_total: {
    help: 'Calls that used up the shared budget of reads or writes, by lane',
    labels: ['budget', 'lane'],
  },
  attio_sync_cache_requests_total: {
    help: 'Questions to the caches of schema and records, by whether the answer was there',
    labels: ['cache', 'result'],
  },
  attio_sync_jobs_total: {
    help: 'Jobs done by this process; put_off met an outage and counts as no try',
    labels: ['queue', 'job', 'outcome'],
  },
  attio_sync_http_requests_total: {
    help: 'Requests answered by the api, by route template and status',
    labels: ['method', 'route', 'status'],
  },
} as const;

/** Measured while the process runs. */
export const histograms = {
  attio_sync_freshness_seconds: {
    help: 'From the mark that an event made to the moment the mirror shows what it stands for',
    labels: ['kind', 'lane'],
    buckets: FRESHNESS_SECONDS,
  },
  attio_sync_attio_call_seconds: {
    help: 'Duration of one attempt to call Attio, by route template',
    labels: ['method', 'route'],
    buckets: CALL_SECONDS,
  },
  attio_sync_job_seconds: {
    help: 'Duration of a job',
    labels: ['queue', 'job'],
    buckets: JOB_SECONDS,
  },
  attio_sync_http_request_seconds: {
    help: 'Duration of a request to the api, streams left out',
    labels: ['method', 'route'],
    buckets: REQUEST_SECONDS,
  },
} as const;

/** Asked for when somebody scrapes; of this process. */
export const processGauges = {
  attio_sync_attio_breaker_state: {
    help: '1 for the state in which the circuit to Attio is: closed, half-open or open',
    labels: ['state'],
  },
  attio_sync_attio_budget_per_second: {
    help: 'Calls per second that all processes together may make',
    labels: ['budget'],
  },
  attio_sync_queue_paused: {
    help: '1 while this worker takes no jobs of a queue, because Attio is away',
    labels: ['queue'],
  },
} as const;

/** Asked for when somebody scrapes the api; of the whole installation, so that every api says the same. */
export const installationGauges = {
  attio_sync_lag_seconds: {
    help: 'How long the oldest work that is due has waited, by queue and lane',
    labels: ['queue', 'lane'],
  },
  attio_sync_marks_due: { help: 'Marks that are due and not read yet', labels: ['kind', 'lane'] },
  attio_sync_queue_jobs: { help: 'Jobs in Redis, by queue and state', labels: ['queue', 'state'] },
  attio_sync_conflicts_open: { help: 'Conflicts nobody has decided yet', labels: [] },
  attio_sync_deliveries: {
    help: 'Deliveries of the last hour by state; pending of all times',
    labels: ['state'],
  },
  attio_sync_edits: {
    help: 'Local edits accepted in the last hour by state; pending and pushing of all times',
    labels: ['state'],
  },
  attio_sync_drift_items: {
    help: 'Differences found by the latest run of each scope that was not its first, by kind and whether they are repaired',
    labels: ['kind', 'repaired'],
  },
  attio_sync_oldest_certificate_seconds: {
    help: 'Age of the oldest among the latest certificates of all scopes',
    labels: ['kind'],
  },
  attio_sync_lost_events_estimate: {
    help: 'Changes of the last seven days that came by reconciliation and not by a webhook',
    labels: [],
  },
  attio_sync_alerts_open: { help: 'Open alerts by code', labels: ['code'] },
  attio_sync_webhook_active: { help: '1 while Attio calls our subscription active', labels: [] },
  attio_sync_scrape_failed: {
    help: '1 when what the installation says about itself could not be read for this scrape',
    labels: ['source'],
  },
} as const;

export type CounterName = keyof typeof counters;
export type HistogramName = keyof typeof histograms;
export type GaugeName = keyof typeof processGauges | keyof typeof installationGauges;

interface Defined {
  labels: readonly string[];
}
type LabelsOfDefinition<D extends Defined> = Record<D['labels'][number], string>;
type All = typeof counters & typeof histograms & typeof processGauges & typeof installationGauges;
/** Exactly the labels of a metric; forgetting one does not compile. */
export type LabelsOf<Name extends keyof All> = LabelsOfDefinition<All[Name]>;
