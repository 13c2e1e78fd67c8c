import type { ReactNode } from 'react'
import classes from './HorizontalBars.module.css'

export interface Bar {
  key: string
  label: ReactNode
  /** Part of the whole, 0 to 1. Only the length of the bar comes from it. */
  share: number
  amount: ReactNode
  shareText: string
}

/** A breakdown: sorted, each with its amount and share. A list to a screen reader. */
export function HorizontalBars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const largest = Math.max(...bars.map((bar) => bar.share), 0.0001)
  return (
    <ul className={classes['list']} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key} className={classes['item']}>
          <span className={classes['label']}>{bar.label}</span>
          <span className={classes['amount']}>{bar.amount}</span>
          <span className={classes['share']}>{bar.shareText}</span>
          <span className={classes['track']} aria-hidden="true">
            <span className={classes['bar']} style={{ width: `${Math.max(1, (bar.share / largest) * 100)}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
