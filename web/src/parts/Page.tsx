import { useEffect, type ReactNode } from 'react'
import classes from './Page.module.css'

interface Props {
  title: string
  /** Beside the title; at most one of them is a primary button. */
  actions?: ReactNode
  /** Under the title, one line. */
  lead?: ReactNode
  width?: 'reading' | 'settings' | 'full'
  children: ReactNode
}

export function Page({ title, actions, lead, width = 'full', children }: Props) {
  useTitle(title)
  return (
    <div className={classes['page']} data-width={width}>
      <header className={classes['head']}>
        <div className={classes['words']}>
          <h1 className={classes['title']}>{title}</h1>
          {lead ? <div className={classes['lead']}>{lead}</div> : null}
        </div>
        {actions ? <div className={classes['actions']}>{actions}</div> : null}
      </header>
      {children}
    </div>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Howl`
  }, [title])
}
