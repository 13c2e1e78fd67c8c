import classes from './Logo.module.css'

export function Logo({ isSmall }: { isSmall?: boolean }) {
  return (
    <span className={classes['logo']}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="8" className={classes['ground']} />
        <path d="M9.5 8v16M22.5 8v16M9.5 16h13" className={classes['mark']} />
      </svg>
      {isSmall ? null : <span>Howl</span>}
    </span>
  )
}
