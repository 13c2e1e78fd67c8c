import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMessages } from '../messages/Language.tsx'
import classes from './Copy.module.css'

/** Copies a value; says so to eyes and ears. */
function CopyIcon({ value, label }: { value: string; label: string }) {
  const t = useMessages()
  return (
    <CopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('copy.done') : label} openDelay={0}>
          <ActionIcon onClick={copy} aria-label={label} size="md" color={copied ? 'green' : 'gray'}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            <span role="status" className="screen-reader-only">
              {copied ? t('copy.done') : ''}
            </span>
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
}

/** A value that is meant to be carried elsewhere: an address, a key, a command. */
export function CopyField({ label, value, isBlock }: { label: string; value: string; isBlock?: boolean }) {
  const t = useMessages()
  return (
    <div>
      <div className={classes['label']}>{label}</div>
      <div className={classes['field']} data-block={isBlock || undefined}>
        <code className={classes['value']} tabIndex={0} aria-label={label}>
          {value}
        </code>
        <CopyIcon value={value} label={t('copy.what', { what: label })} />
      </div>
    </div>
  )
}
