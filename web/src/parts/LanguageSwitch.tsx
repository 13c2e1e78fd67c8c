import { UnstyledButton } from '@mantine/core'
import { useLanguage } from '../messages/Language.tsx'
import { languages } from '../messages/languages.ts'
import classes from './LanguageSwitch.module.css'

/** For pages without a person's menu. Each language says its own name, for whoever cannot read the present one. */
export function LanguageSwitch() {
  const { t, code, choose } = useLanguage()
  return (
    <div className={classes['switch']} role="group" aria-label={t('person.language')}>
      {languages.map((language) => (
        <UnstyledButton key={language.code} className={classes['language'] ?? ''} lang={language.code} aria-pressed={language.code === code} onClick={() => void choose(language.code)}>
          {language.name}
        </UnstyledButton>
      ))}
    </div>
  )
}
