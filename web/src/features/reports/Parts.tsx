import type { ReactNode } from 'react'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Defined, type Definition } from './Definitions.tsx'
import { Figure, type FigureValue } from './Figure.tsx'
import classes from './Reports.module.css'
import type { ReportsSearch } from './search.ts'

interface Total {
  of: string
  name: string
  figure: FigureValue
  isUpGood?: boolean
}

/** The figures of the whole range, each with its definition. */
export function Totals({ totals, definitions, search, children }: { totals: readonly Total[]; definitions: readonly Definition[]; search: ReportsSearch; children?: ReactNode }) {
  return (
    <section className={classes['totals']}>
      {totals.map(({ of, name, figure, isUpGood }) => (
        <div key={of} className={`card ${classes['total'] ?? ''}`} data-report-total={of}>
          <span className="quiet small">
            <Defined of={of} name={name} definitions={definitions} />
          </span>
          <Figure figure={figure} name={name} search={search} isJudged {...(isUpGood === undefined ? {} : { isUpGood })} />
        </div>
      ))}
      {children}
    </section>
  )
}

/** A figure that is no money. */
export function Ratio({ of, name, value, before, definitions }: { of: string; name: string; value: string | null; before: string | null; definitions: readonly Definition[] }) {
  const t = useMessages()
  const format = useFormat()
  return (
    <div className={`card ${classes['total'] ?? ''}`}>
      <span className="quiet small">
        <Defined of={of} name={name} definitions={definitions} />
      </span>
      <span className={classes['figure']}>
        {value === null ? <span className="quiet">{t('reports.none')}</span> : format.percent(value)}
        {before === null ? null : <span className="small quiet">{t('reports.before', { amount: format.percent(before) })}</span>}
      </span>
    </div>
  )
}
