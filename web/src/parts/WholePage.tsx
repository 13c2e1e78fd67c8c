import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useMessages } from '../messages/Language.tsx'
import { FrontPage } from './FrontPage.tsx'
import { ButtonLink } from './links.tsx'

export function PageMissing() {
  const t = useMessages()
  return (
    <FrontPage title={t('states.pageMissing')} lead={t('states.pageMissingText')}>
      <ButtonLink to="/">{t('invitation.toStart')}</ButtonLink>
    </FrontPage>
  )
}

/** A bug in a page. A fresh version may have been rolled out under it, so loading again is the first thing to try. */
export function PageBroke({ error }: { error: unknown }) {
  const t = useMessages()
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <FrontPage title={t('states.pageBroke')} lead={t('states.pageBrokeText')}>
      <Button onClick={() => location.reload()}>{t('states.reload')}</Button>
    </FrontPage>
  )
}

const retryMs = 5_000

export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const t = useMessages()
  useEffect(() => {
    const timer = window.setInterval(onRetry, retryMs)
    return () => window.clearInterval(timer)
  }, [onRetry])
  return (
    <FrontPage title={t('states.unreachable')} lead={t('states.unreachableText')}>
      <Button onClick={onRetry}>{t('states.retry')}</Button>
    </FrontPage>
  )
}
