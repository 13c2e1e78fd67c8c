import { Counter, Gauge, Histogram } from 'prom-client'

const seconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export const requestDuration = new Histogram({
  name: 'howl_http_request_seconds',
  help: 'Duration of requests, without event streams',
  labelNames: ['route', 'method', 'status'] as const,
  buckets: seconds,
})

export const fetchDuration = new Histogram({
  name: 'howl_subgraph_fetch_seconds',
  help: 'Duration of the fetches that operations are made of',
  labelNames: ['subgraph'] as const,
  buckets: seconds,
})

export const operationErrors = new Counter({ name: 'howl_operation_errors_total', help: 'Errors in answers of the graph', labelNames: ['code'] as const })

export const liveStreams = new Gauge({ name: 'howl_live_streams', help: 'Open event streams' })

export const liveEvents = new Counter({ name: 'howl_live_events_total', help: 'Events written to event streams' })

export const fileTransfers = new Gauge({ name: 'howl_file_transfers', help: 'Files on their way to or from clients' })

export const webhooksWaiting = new Gauge({ name: 'howl_webhooks_waiting', help: 'Provider callbacks that wait for their turn' })
