import { useEffect, useState } from 'react'

/**
 * Gives the focus back to where it was before this lay over the page. Mantine's dialogs do so when they are closed, and not when they
 * are taken away, as those are that come with code of their own.
 */
export function useFocusBack(): void {
  // Asked while it is drawn for the first time: a field in it may take the focus before any effect runs.
  const [came] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (came instanceof HTMLElement && came.isConnected) came.focus({ preventScroll: true })
    },
    [came],
  )
}
