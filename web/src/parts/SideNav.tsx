import type { ReactNode } from 'react'
import classes from './SideNav.module.css'

/** Pages of one subject: their names beside them on a desk, above them on a phone. */
export function SideNav({ label, links, children }: { label: string; links: ReactNode; children: ReactNode }) {
  return (
    <div className={classes['frame']}>
      <nav aria-label={label} className={classes['nav']}>
        {links}
      </nav>
      <div className={classes['content']}>{children}</div>
    </div>
  )
}

/** For each of its links. */
export const sideLink = classes['item'] ?? ''
