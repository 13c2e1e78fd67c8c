import { Button } from '@mantine/core'
import { useLanguage } from '../../messages/Language.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { BlockSkeleton, Missing } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { Until, When } from '../../parts/When.tsx'
import { kindInWords, stateTones, type WorkLine } from './parts.ts'
import { isRetryable } from './WorkList.tsx'

interface Props {
  /** Null while it is loaded, or when it is done and gone. */
  line: WorkLine | null
  isLoading: boolean
  project?: string | null
  onRetry?: (lines: readonly WorkLine[]) => void
  onClose: () => void
}

/** One piece of work with its whole cause. */
export function WorkPanel({ line, isLoading, project, onRetry, onClose }: Props) {
  const { t, hear } = useLanguage()
  if (!line) {
    return (
      <SidePanel label={t('work.kind')} title={t('work.kind')} onClose={onClose}>
        {isLoading ? <BlockSkeleton height={200} /> : <Missing what={t('work.kind')} />}
      </SidePanel>
    )
  }
  return (
    <SidePanel
      label={kindInWords(t, line.kind)}
      title={
        <>
          {kindInWords(t, line.kind)} <StatusMark tone={stateTones[line.state]}>{t(`work.states.${line.state}`)}</StatusMark>
        </>
      }
      onClose={onClose}
      foot={onRetry && isRetryable(line) ? <Button onClick={() => onRetry([line])}>{t('work.retry')}</Button> : null}
    >
      <PanelSection title={t('operations.cause')}>
        {line.lastError ? <p style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{hear(line.lastError)}</p> : <p className="quiet">{t('operations.noCause')}</p>}
      </PanelSection>
      <PanelSection title={t('audit.details')}>
        <Facts
          facts={[
            [t('operations.project'), project ?? null],
            [t('operations.part'), t(`operations.parts.${line.part}`)],
            [t('work.kind'), <code key="kind" className="mono">{line.kind}</code>],
            [t('work.attempts'), line.attempts],
            [t('work.created'), <When key="created" at={line.createdAt} />],
            [t('operations.nextAttempt'), line.nextAttemptAt ? <Until key="next" at={line.nextAttemptAt} /> : null],
            [t('audit.subject'), <code key="id" className="mono">{line.id}</code>],
          ]}
        />
      </PanelSection>
    </SidePanel>
  )
}
