import { Button } from '@mantine/core'
import { useMessages } from '../messages/Language.tsx'
import type { Draft } from './drafts.ts'

/** Says that a form holds what was typed before, and lets it be emptied. */
export function DraftNote<Values>({ draft, onStartOver }: { draft: Draft<Values>; onStartOver: () => void }) {
  const t = useMessages()
  if (!draft.isRestored) return null
  return (
    <p role="status" className="quiet small" style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8, margin: 0 }}>
      {t('forms.draft')}
      <Button variant="subtle" color="gray" size="compact-xs" onClick={onStartOver}>
        {t('forms.startOver')}
      </Button>
    </p>
  )
}
