import { IconCloudOff } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useIsLive } from '../../live/LiveContext.tsx'
import { useMessages } from '../../messages/Language.tsx'
import classes from './Shell.module.css'

/** A stream that breaks is usually back before anybody could read a word of it. */
const patienceMs = 4_000

/** Says that the page stands still, and that nothing typed is lost. Goes by itself. */
export function OfflineBar() {
  const t = useMessages()
  const isLive = useIsLive()
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  const [wasLive, setWasLive] = useState(false)
  const [isLost, setLost] = useState(false)
  if (isLive && !wasLive) setWasLive(true)
  if (isLive && isLost) setLost(false)

  useEffect(() => {
    if (isLive || !wasLive) return
    const timer = window.setTimeout(() => setLost(true), patienceMs)
    return () => window.clearTimeout(timer)
  }, [isLive, wasLive])

  const text = !isOnline ? t('states.offline') : isLost ? t('states.notLive') : null
  return (
    <div role="status" className={text ? classes['offline'] : undefined}>
      {text ? (
        <>
          <IconCloudOff size={16} stroke={1.6} aria-hidden="true" />
          {text}
        </>
      ) : null}
    </div>
  )
}

function watchNetwork(watcher: () => void): () => void {
  window.addEventListener('online', watcher)
  window.addEventListener('offline', watcher)
  return () => {
    window.removeEventListener('online', watcher)
    window.removeEventListener('offline', watcher)
  }
}
