import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'

/** In the lower middle, above what lies there: at the right they would cover the buttons of an open panel. */
export function Toasts() {
  return <Notifications position="bottom-center" containerWidth={380} className="toasts" />
}
