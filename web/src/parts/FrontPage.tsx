import type { ReactNode } from 'react'
import classes from './FrontPage.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { useTitle } from './Page.tsx'

/** A page outside of any project: signing in, an invitation, the first project. */
export function FrontPage({ title, lead, children, foot }: { title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode }) {
  useTitle(title)
  return (
    <main id="main" className={classes['page']}>
      <div className={classes['column']}>
        <Logo />
        <div className={`card ${classes['card'] ?? ''}`}>
          <h1 className={classes['title']}>{title}</h1>
          {lead ? <p className={classes['lead']}>{lead}</p> : null}
          {children}
        </div>
        {foot ? <p className={classes['foot']}>{foot}</p> : null}
        <LanguageSwitch />
      </div>
    </main>
  )
}
