import type { ReactNode } from 'react'
import classes from './Section.module.css'

interface Props {
  title: string
  lead?: ReactNode
  /** Beside the heading. */
  actions?: ReactNode
  /** A list or chart that reaches the edges of the card. */
  isFlush?: boolean
  children: ReactNode
}

/** A card with a heading: one subject of a page. */
export function Section({ title, lead, actions, isFlush, children }: Props) {
  return (
    <section className={`card ${classes['section'] ?? ''}`}>
      <header className={classes['head']}>
        <div className={classes['words']}>
          <h2 className={classes['title']}>{title}</h2>
          {lead ? <p className={classes['lead']}>{lead}</p> : null}
        </div>
        {actions ? <div className={classes['actions']}>{actions}</div> : null}
      </header>
      <div className={isFlush ? undefined : classes['body']}>{children}</div>
    </section>
  )
}
