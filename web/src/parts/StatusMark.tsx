import classes from './StatusMark.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'calm'

/** A state in words, with its colour as a second sign and never the only one. */
export function StatusMark({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes['mark']} data-tone={tone}>
      {children}
    </span>
  )
}
