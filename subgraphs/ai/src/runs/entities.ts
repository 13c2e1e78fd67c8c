import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Figure, MoneyText, RowSet } from './figures.ts'
import { rowsKeptUntil } from './forgetting.ts'

export type RunKind = 'MONTH_REVIEW'
export type RunState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'

/** An answer as it is kept: its rows stand in a table of their own. */
export type KeptAnswer = {
  headline: string
  paragraphs: string[]
  query: string
  variables: Record<string, unknown>
  figures: Figure[]
}

/** What a statement selects from `ai.runs r` to have a `Run`. */
export const RUN_COLUMNS = `r.id, r.project_id as "projectId", r.kind, r.state, r.progress, r.step, r.engine,
  r.range_from::text as "rangeFrom", r.range_to::text as "rangeTo", r.requested_by as "requestedBy", r.scopes, r.answer, r.failure,
  r.attempts, r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt",
  r.rows_forgotten_at as "rowsForgottenAt"`

/** One job of an advisor. */
@Entity({ schema: 'ai', name: 'runs' })
export class Run {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  kind!: RunKind

  @Column({ type: 'text' })
  state!: RunState

  @Column({ type: 'integer' })
  progress!: number

  @Column({ type: 'text', nullable: true })
  step!: string | null

  @Column({ type: 'text' })
  engine!: string

  @Column({ name: 'range_from', type: 'date' })
  rangeFrom!: string

  @Column({ name: 'range_to', type: 'date' })
  rangeTo!: string

  /** The person who asked: the run never sees more than this person may see when it executes. */
  @Column({ name: 'requested_by', type: 'uuid' })
  requestedBy!: string

  /** What the run may read at most. */
  @Column({ type: 'text', array: true })
  scopes!: string[]

  @Column({ type: 'jsonb', nullable: true })
  answer!: KeptAnswer | null

  /** In plain words. */
  @Column({ type: 'text', nullable: true })
  failure!: string | null

  @Column({ type: 'integer' })
  attempts!: number

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null

  /** When the rows of its answer were removed, because they were old. */
  @Column({ name: 'rows_forgotten_at', type: 'timestamptz', precision: 3, nullable: true })
  rowsForgottenAt!: Date | null
}

/** A row that an answer cites, as it was when the answer was given. */
@Entity({ schema: 'ai', name: 'run_rows' })
export class RunRow {
  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @PrimaryColumn({ name: 'run_id', type: 'uuid' })
  runId!: string

  @PrimaryColumn({ name: 'row_set', type: 'text' })
  rowSet!: string

  @PrimaryColumn({ type: 'integer' })
  place!: number

  @Column({ name: 'row_type', type: 'text' })
  rowType!: string

  @Column({ name: 'row_id', type: 'uuid' })
  rowId!: string

  @Column({ type: 'text' })
  label!: string

  @Column({ name: 'amount_minor', type: 'bigint' })
  amountMinor!: string

  @Column({ type: 'text' })
  currency!: string
}

/** An answer as the graph shows it. */
export class RunAnswer {
  readonly headline: string
  readonly paragraphs: string[]
  readonly figures: RunFigure[]
  readonly rowsKeptUntil: Date
  readonly areRowsKept: boolean

  constructor(run: Run, { headline, paragraphs, figures, query, variables }: KeptAnswer) {
    this.headline = headline
    this.paragraphs = paragraphs
    this.rowsKeptUntil = rowsKeptUntil(run.finishedAt ?? run.createdAt)
    this.areRowsKept = run.rowsForgottenAt === null
    this.figures = figures.map((figure) => new RunFigure(run, { ...figure, query, variables }))
  }
}

/** A figure of an answer, with the query of that answer and the way to its rows. */
export class RunFigure {
  readonly projectId: string
  readonly runId: string
  readonly key: string
  readonly label: string
  readonly text: string
  readonly money: MoneyText | null
  readonly number: string | null
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly path: string
  readonly rowSets: readonly RowSet[]
  readonly rowCount: number

  constructor({ id, projectId }: Run, figure: Figure & Pick<KeptAnswer, 'query' | 'variables'>) {
    this.projectId = projectId
    this.runId = id
    this.key = figure.key
    this.label = figure.label
    this.text = figure.text
    this.money = figure.money
    this.number = figure.number
    this.query = figure.query
    this.variables = figure.variables
    this.path = figure.path
    this.rowSets = figure.rowSets
    this.rowCount = figure.rowCount
  }
}
