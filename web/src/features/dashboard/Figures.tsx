import { useFragment } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { Figures_ProjectFragment } from '../../__generated__/graphql.ts'
import { change, isNegative, isZero, type Money } from '../../format/decimal.ts'
import { addDays, addMonths, firstOfMonth, type Days } from '../../format/dates.ts'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import type { Translate } from '../../messages/messages.ts'
import { Amount } from '../../parts/Amount.tsx'
import { InfoMark } from '../../parts/InfoMark.tsx'
import { useCan } from '../../parts/project.tsx'
import { BlockSkeleton } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import type { Shown } from './HomePage.tsx'
import classes from './HomePage.module.css'
import { RecordBalance } from './RecordBalance.tsx'

const Figures_project = graphql(`
  fragment Figures_project on Project {
    id
    balance {
      on
      isRecordedByHand
      amount {
        amount
        currency
      }
    }
    current: metrics(range: $range, bucket: $bucket) {
      asOf
      profitMargin
      runwayMonths
      runwayUnknownBecause
      cashOutOn
      unmatchedCount
      revenue {
        amount
        currency
      }
      refunds {
        amount
        currency
      }
      expenses {
        amount
        currency
      }
      netProfit {
        amount
        currency
      }
      burnRate {
        amount
        currency
      }
      unmatched {
        amount
        currency
      }
    }
    previous: metrics(range: $previous, bucket: $bucket) {
      profitMargin
      revenue {
        amount
        currency
      }
      expenses {
        amount
        currency
      }
      netProfit {
        amount
        currency
      }
    }
  }
`)

type Current = NonNullable<Figures_ProjectFragment['current']>
type FigureName = 'revenue' | 'expenses' | 'netProfit' | 'margin' | 'burn' | 'runway'
const cardHeight = 106

/** The six figures of the range, each with its definition and each a way to the rows behind it. */
export function Figures({ projectId, shown, hasBalanceFailed }: { projectId: string; shown: Shown | null; hasBalanceFailed: boolean }) {
  const { t, hear } = useLanguage()
  const format = useFormat()
  const can = useCan()
  const [isRecording, setRecording] = useState(false)
  const { data, complete } = useFragment({
    fragment: Figures_project,
    fragmentName: 'Figures_project',
    from: { __typename: 'Project', id: projectId },
    variables: shown?.variables ?? { range: { from: '', to: '' }, previous: { from: '', to: '' }, bucket: 'DAY' },
  })
  const current = complete && shown ? data.current : null
  if (!current || !shown) {
    return (
      <section className={classes['figures']} aria-label={t('home.figures')}>
        {Array.from({ length: 6 }, (_, index) => (
          <BlockSkeleton key={index} height={cardHeight} />
        ))}
      </section>
    )
  }
  const previous = complete ? data.previous : null
  const balance = complete ? data.balance : null
  const days = { from: shown.range.from, to: shown.range.to }
  // Burn looks at the last three full months before the range ends.
  const burnEnds = addDays(firstOfMonth(shown.range.to), -1)
  const burnDays = { from: addMonths(firstOfMonth(burnEnds), -2), to: burnEnds }
  return (
    <section className={classes['figures']} aria-label={t('home.figures')}>
      <Figure name="revenue" current={current} note={<UnmatchedNote current={current} days={days} projectId={projectId} fallback={<Change now={current.revenue} before={previous?.revenue} isUpGood />} />}>
        <Link to="/p/$projectId/transactions" params={{ projectId }} search={{ ...days, match: 'MATCHED' }} title={t('home.openRows')}>
          <Amount value={current.revenue} isJudged />
        </Link>
      </Figure>
      <Figure name="expenses" current={current} note={<Change now={current.expenses} before={previous?.expenses} />}>
        <Link to="/p/$projectId/expenses" params={{ projectId }} search={days} title={t('home.openRows')}>
          <Amount value={current.expenses} />
        </Link>
      </Figure>
      <Figure name="netProfit" current={current} note={<Change now={current.netProfit} before={previous?.netProfit} isUpGood />}>
        <RowsLink days={days} projectId={projectId}>
          <Amount value={current.netProfit} isJudged />
        </RowsLink>
      </Figure>
      <Figure name="margin" current={current} note={current.profitMargin === null ? t('home.noRevenue') : <MarginBefore previous={previous} />}>
        {current.profitMargin === null ? <NoFigure t={t} /> : (
          <RowsLink days={days} projectId={projectId}>
            <span className={isNegative(current.profitMargin) ? 'bad' : undefined}>{format.percent(current.profitMargin)}</span>
          </RowsLink>
        )}
      </Figure>
      <Figure name="burn" current={current} note={current.burnRate === null ? t('home.burnUnknown') : isZero(current.burnRate.amount) ? t('home.cashPositive') : t('home.perMonth')}>
        {current.burnRate === null ? (
          <NoFigure t={t} />
        ) : (
          <RowsLink days={burnDays} projectId={projectId}>
            <Amount value={current.burnRate} />
          </RowsLink>
        )}
      </Figure>
      <Figure
        name="runway"
        current={current}
        note={
          current.runwayMonths === null ? (
            balance === null && !hasBalanceFailed && can('finance:write') ? (
              <Button variant="light" size="compact-xs" onClick={() => setRecording(true)}>
                {t('home.recordBalance')}
              </Button>
            ) : (
              hear(current.runwayUnknownBecause ?? '')
            )
          ) : current.cashOutOn ? (
            t('home.cashOutOn', { day: format.day(current.cashOutOn) })
          ) : null
        }
        extra={
          balance ? (
            <>
              {t('home.balanceOn', { amount: format.money(balance.amount), day: format.day(balance.on) })}{' '}
              {balance.isRecordedByHand ? t('home.balanceByHand') : t('home.balanceByProvider')}{' '}
              {can('finance:write') ? (
                <Button variant="light" size="compact-xs" onClick={() => setRecording(true)}>
                  {t('home.recordBalance')}
                </Button>
              ) : null}
            </>
          ) : null
        }
      >
        {current.runwayMonths === null ? <NoFigure t={t} /> : (
          <RowsLink days={burnDays} projectId={projectId}>
            {t('home.months', { count: Math.round(Number(current.runwayMonths) * 10) / 10 })}
          </RowsLink>
        )}
      </Figure>
      <RecordBalance isOpen={isRecording} onClose={() => setRecording(false)} />
    </section>
  )
}

/** Opens what came in and went out in these days: the sum of the rows is their profit. */
function RowsLink({ days, projectId, children }: { days: Days; projectId: string; children: ReactNode }) {
  const t = useMessages()
  return (
    <Link to="/p/$projectId/reports" params={{ projectId }} search={{ ...days, rows: `NET_PROFIT.${days.from}.${days.to}` }} title={t('home.openRows')}>
      {children}
    </Link>
  )
}

/** Not zero and not hidden: unknown. The note under it says why. */
function NoFigure({ t }: { t: Translate }) {
  return (
    <span className="quiet">
      <span aria-hidden="true">–</span>
      <span className="screen-reader-only">{t('home.unknown')}</span>
    </span>
  )
}

function Figure({ name, current, children, note, extra }: { name: FigureName; current: Current; children: ReactNode; note: ReactNode; extra?: ReactNode }) {
  const t = useMessages()
  return (
    <div className={`card ${classes['figure'] ?? ''}`} data-figure={name}>
      <div className={classes['figureHead']}>
        {t(`figures.${name}`)}
        <InfoMark label={t('home.whatIs', { figure: t(`figures.${name}`) })}>
          <dl className={classes['definition']}>
            <div>
              <dt>{t('home.formula')}</dt>
              <dd>{t(`definitions.${name}.formula`)}</dd>
            </div>
            <div>
              <dt>{t('home.included')}</dt>
              <dd>{t(`definitions.${name}.included`)}</dd>
            </div>
            <div>
              <dt>{t('home.excluded')}</dt>
              <dd>{t(`definitions.${name}.excluded`)}</dd>
            </div>
            <div>
              <dt>{t('home.asOf')}</dt>
              <dd>
                <When at={current.asOf} />
              </dd>
            </div>
          </dl>
          {extra ? <p style={{ margin: '8px 0 0' }}>{extra}</p> : null}
        </InfoMark>
      </div>
      <div className={classes['figureValue']}>{children}</div>
      <div className={classes['figureNote']}>{note}</div>
    </div>
  )
}

function Change({ now, before, isUpGood }: { now: Money; before: Money | undefined; isUpGood?: boolean }) {
  const t = useMessages()
  const format = useFormat()
  if (!before) return t('home.beforeFailed')
  const moved = change(now.amount, before.amount)
  if (moved === null) return t('home.nothingBefore')
  const tone = !isUpGood || moved === 0 ? undefined : moved > 0 ? 'good' : 'bad'
  return (
    <span title={t('home.before', { value: format.money(before) })}>
      <span className={tone}>{format.percent(moved, { sign: true })}</span> {t('home.thanBefore')}
    </span>
  )
}

function MarginBefore({ previous }: { previous: { profitMargin: string | null } | null }) {
  const t = useMessages()
  const format = useFormat()
  if (!previous) return t('home.beforeFailed')
  return previous.profitMargin === null ? t('home.nothingBefore') : t('home.before', { value: format.percent(previous.profitMargin) })
}

function UnmatchedNote({ current, days, projectId, fallback }: { current: Current; days: { from: string; to: string }; projectId: string; fallback: ReactNode }) {
  const t = useMessages()
  const format = useFormat()
  if (current.unmatchedCount === 0) return fallback
  return (
    <>
      {fallback}
      <br />
      <Link className="link" to="/p/$projectId/transactions" params={{ projectId }} search={{ ...days, match: 'UNMATCHED' }}>
        {t('home.unmatchedBeside', { amount: format.money(current.unmatched) })}
      </Link>
    </>
  )
}
