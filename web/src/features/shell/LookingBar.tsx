import { useApolloClient } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { useMessages } from '../../messages/Language.tsx'
import { toastProblem } from '../../parts/toast.tsx'
import { useLooking, usePerson, useSession } from '../../session/SessionContext.tsx'
import classes from './LookingBar.module.css'

const EndImpersonation = graphql(`
  mutation EndImpersonation($input: EndImpersonationInput!) {
    endImpersonation(input: $input) {
      ... on EndImpersonationSuccess {
        ended
      }
    }
  }
`)

/** On every page while an operator looks as a person: as whom, how long it lasts, and the way back. */
export function LookingBar() {
  const t = useMessages()
  const looking = useLooking()
  const person = usePerson()
  const session = useSession()
  const client = useApolloClient()
  const [isBusy, setBusy] = useState(false)
  const left = useSecondsUntil(looking?.expiresAt ?? null)
  const isOver = looking !== null && left <= 0
  useEffect(() => {
    if (isOver) void session.refresh().then(leave)
  }, [isOver, session])
  // Ended elsewhere, or found to be over: what the page holds is still what the person saw.
  const was = useRef(looking)
  useEffect(() => {
    if (was.current && !looking) leave()
    was.current = looking
  }, [looking])
  if (!looking || !person) return null

  const end = async () => {
    setBusy(true)
    try {
      await client.mutate({ mutation: EndImpersonation, variables: { input: {} } })
      await session.refresh()
      leave()
    } catch {
      // Still looking: the page must not say otherwise.
      toastProblem(t('looking.endFailed'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className={classes['bar']} aria-label={t('installation.look')}>
      <IconEye size={18} stroke={1.6} aria-hidden="true" />
      <span className={classes['text']}>
        <strong>{t('looking.bar', { person: person.name })}</strong> <span className={classes['reason']}>{looking.reason}</span>
      </span>
      <span role="timer">{t('looking.left', { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` })}</span>
      <Button size="compact-sm" color="dark" variant="filled" loading={isBusy} onClick={() => void end()}>
        {t('looking.end')}
      </Button>
    </section>
  )
}

/** Loaded anew, the page holds nothing of what the person saw. */
function leave(): void {
  location.assign('/installation')
}

function useSecondsUntil(at: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (at === null) return
    const timer = window.setInterval(() => setNow(Date.now()), 1_000)
    return () => window.clearInterval(timer)
  }, [at])
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000))
}
