import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { InfoMark } from '../../parts/InfoMark.tsx'
import { When } from '../../parts/When.tsx'
import classes from './Reports.module.css'

export interface Definition {
  key: string
  formula: string
  included: string
  excluded: string
}

/** The definition of one figure, beside its name. */
export function Defined({ of, name, definitions }: { of: string; name: string; definitions: readonly Definition[] }) {
  const t = useMessages()
  const { hear } = useLanguage()
  const definition = definitions.find((one) => one.key === of)
  return (
    <span className={classes['defined']}>
      {name}
      {definition ? (
        <InfoMark label={t('home.whatIs', { figure: name })}>
          <dl className={classes['definition']}>
            <dt>{t('home.formula')}</dt>
            <dd>{hear(definition.formula)}</dd>
            <dt>{t('home.included')}</dt>
            <dd>{hear(definition.included)}</dd>
            <dt>{t('home.excluded')}</dt>
            <dd>{hear(definition.excluded)}</dd>
          </dl>
        </InfoMark>
      ) : null}
    </span>
  )
}

export function AsOf({ at }: { at: string }) {
  const t = useMessages()
  return (
    <p className="quiet small">
      {t('home.asOf')} <When at={at} />
    </p>
  )
}
