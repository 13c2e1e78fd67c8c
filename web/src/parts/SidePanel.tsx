import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconX } from '@tabler/icons-react'
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react'
import { useMessages } from '../messages/Language.tsx'
import { useKeys } from './keys.ts'
import classes from './SidePanel.module.css'

interface Props {
  /** Names the panel to a screen reader. */
  label: string
  title: ReactNode
  actions?: ReactNode
  onClose: () => void
  /** The panel as a page of its own; absent where that makes no sense. */
  full?: { isFull: boolean; toggle: () => void }
  children: ReactNode
  /** Stays at the foot while the rest scrolls: a form's buttons. */
  foot?: ReactNode
}

/** A record that fills the page has the page's first heading; beside a list, the list has it. */
const FullContext = createContext(false)

/** A record over its list. The list stays in use beside it; Esc closes. */
export function SidePanel({ label, title, actions, onClose, full, children, foot }: Props) {
  const t = useMessages()
  const panel = useRef<HTMLElement>(null)
  const isFull = full?.isFull ?? false
  const Title = isFull ? 'h1' : 'h2'
  useKeys({ escape: onClose, Escape: onClose })

  useEffect(() => {
    const root = document.documentElement
    root.dataset['panel'] = isFull ? 'full' : 'open'
    return () => {
      delete root.dataset['panel']
    }
  }, [isFull])

  // The row of what is open, which J and K change: when the panel goes, nothing in the list is chosen any more.
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    row.current = document.querySelector<HTMLElement>('[data-record][data-chosen] a') ?? row.current
  })

  // Comes from a click or a key on a row: what follows belongs to the record, so the focus goes there, and back after.
  useEffect(() => {
    const came = document.activeElement
    const isFormField = panel.current?.querySelector<HTMLElement>('[data-autofocus]')
    ;(isFormField ?? panel.current)?.focus({ preventScroll: true })
    return () => {
      const isFromList = came === document.body || came?.closest('[data-record]')
      const back = [isFromList ? row.current : came, came, document.getElementById('main')]
      back.find((one): one is HTMLElement => one instanceof HTMLElement && one !== document.body && one.isConnected)?.focus({ preventScroll: true })
    }
  }, [])

  return (
    <section ref={panel} tabIndex={-1} className={classes['panel']} aria-label={label} data-full={isFull || undefined}>
      <header className={classes['head']}>
        <Title className={classes['title']}>{title}</Title>
        <div className={classes['tools']}>
          {actions}
          {full ? (
            <Tooltip label={full.isFull ? t('panel.shrink') : t('panel.expand')}>
              <ActionIcon onClick={full.toggle} aria-label={full.isFull ? t('panel.shrink') : t('panel.expand')} visibleFrom="sm">
                {full.isFull ? <IconArrowsDiagonalMinimize2 size={18} stroke={1.6} /> : <IconArrowsDiagonal size={18} stroke={1.6} />}
              </ActionIcon>
            </Tooltip>
          ) : null}
          <Tooltip label={t('panel.close')}>
            <ActionIcon onClick={onClose} aria-label={t('panel.close')}>
              <IconX size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </div>
      </header>
      <div className={classes['body']}>
        <FullContext value={isFull}>{children}</FullContext>
      </div>
      {foot ? <footer className={classes['foot']}>{foot}</footer> : null}
    </section>
  )
}

/** A part of a record with a heading of its own. */
export function PanelSection({ title, children, actions, isForScreen }: { title: string; children: ReactNode; actions?: ReactNode; /** Has no place on paper. */ isForScreen?: boolean }) {
  const Title = useContext(FullContext) ? 'h2' : 'h3'
  return (
    <section className={classes['section']} data-no-print={isForScreen || undefined}>
      <div className={classes['sectionHead']}>
        <Title className={classes['sectionTitle']}>{title}</Title>
        {actions}
      </div>
      {children}
    </section>
  )
}
