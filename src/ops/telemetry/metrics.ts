/** A metric as Prometheus knows it; OTLP has it under the same name. */
export interface Metric {
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** UCUM, as OpenTelemetry writes units. */
  readonly unit?: 's' | 'By';
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  readonly buckets?: readonly number[];
}

const REPLY_SECONDS = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30];
const CHECK_SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];
const CALL_SECONDS = [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10];

/** All that callcheck measures. The table in README.md beside it is written from this one. */
export const METRICS = {
  diagnoses: {
    name: 'callcheck_diagnoses_total',
    kind: 'counter',
    help: 'Findings in what people pasted, by how the parties of the payload are written down.',
    labels: ['code', 'severity', 'operation', 'shape', 'from_type', 'address_form'],
  },
  reports: {
    name: 'callcheck_reports_total',
    kind: 'counter',
    help: 'Messages judged, by what they got: reply, reaction or silence.',
    labels: ['given', 'operation'],
  },
  statuses: {
    name: 'callcheck_reported_statuses_total',
    kind: 'counter',
    help: 'HTTP statuses that people report for their calls.',
    labels: ['status', 'operation'],
  },
  replySeconds: {
    name: 'callcheck_reply_duration_seconds',
    kind: 'histogram',
    unit: 's',
    help: 'Time from delivery to outcome.',
    labels: ['given'],
    buckets: REPLY_SECONDS,
  },
  checkSeconds: {
    name: 'callcheck_check_duration_seconds',
    kind: 'histogram',
    unit: 's',
    help: 'One check of one text.',
    labels: [],
    buckets: CHECK_SECONDS,
  },
  deliveries: {
    name: 'callcheck_deliveries_total',
    kind: 'counter',
    help: 'Deliveries that ask for work: taken, duplicate, or refused so that Slack sends them again.',
    labels: ['transport', 'fate'],
  },
  queueDepth: {
    name: 'callcheck_queue_depth',
    kind: 'gauge',
    help: 'Work that is not finished, over all replicas.',
    labels: [],
  },
  queueOldest: {
    name: 'callcheck_queue_oldest_seconds',
    kind: 'gauge',
    unit: 's',
    help: 'Age of the oldest work that is not finished; 0 when there is none.',
    labels: [],
  },
  workPutOff: {
    name: 'callcheck_work_put_off_total',
    kind: 'counter',
    help: 'Work put off to be tried again.',
    labels: ['job', 'trouble'],
  },
  workGivenUp: {
    name: 'callcheck_work_given_up_total',
    kind: 'counter',
    help: 'Work given up: nobody gets its answer.',
    labels: ['job', 'trouble'],
  },
  slackCalls: {
    name: 'callcheck_slack_calls_total',
    kind: 'counter',
    help: 'Calls of the Slack Web API.',
    labels: ['method'],
  },
  slackErrors: {
    name: 'callcheck_slack_errors_total',
    kind: 'counter',
    help: "Failed calls of the Slack Web API, by Slack's error code.",
    labels: ['method', 'error'],
  },
  slackSeconds: {
    name: 'callcheck_slack_call_duration_seconds',
    kind: 'histogram',
    unit: 's',
    help: 'One call of the Slack Web API.',
    labels: ['method'],
    buckets: CALL_SECONDS,
  },
  lookups: {
    name: 'callcheck_lookups_total',
    kind: 'counter',
    help: 'Lookups in the Genesys Cloud organization, by what was looked up and what came of it.',
    labels: ['kind', 'outcome'],
  },
  feedback: {
    name: 'callcheck_feedback_total',
    kind: 'counter',
    help: 'Ratings of replies.',
    labels: ['rating'],
  },
  knowledge: {
    name: 'callcheck_knowledge_info',
    kind: 'gauge',
    help: 'Always 1; the label is the version of the knowledge in use.',
    labels: ['version'],
  },
  reloads: {
    name: 'callcheck_knowledge_reloads_total',
    kind: 'counter',
    help: 'Changes of the knowledge while running: taken, or refused for their faults.',
    labels: ['result'],
  },
  residentMemory: {
    name: 'process_resident_memory_bytes',
    kind: 'gauge',
    unit: 'By',
    help: 'Memory of the process.',
    labels: [],
  },
  heapUsed: {
    name: 'nodejs_heap_size_used_bytes',
    kind: 'gauge',
    unit: 'By',
    help: 'JavaScript heap in use.',
    labels: [],
  },
  eventLoopLag: {
    name: 'nodejs_eventloop_lag_p99_seconds',
    kind: 'gauge',
    unit: 's',
    help: 'How late timers are, 99th percentile of the last ten seconds.',
    labels: [],
  },
  cpuSeconds: {
    name: 'process_cpu_seconds_total',
    kind: 'counter',
    unit: 's',
    help: 'Processor time of the process.',
    labels: [],
  },
  startTime: {
    name: 'process_start_time_seconds',
    kind: 'gauge',
    unit: 's',
    help: 'When the process started, in seconds since the epoch.',
    labels: [],
  },
} as const satisfies Readonly<Record<string, Metric>>;
